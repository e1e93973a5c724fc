/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.source.SourceRig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvSourceTest {
    @TempDir
    Path directory;

    private SourceRig rig;

    @BeforeEach
    void prepare() {
        rig = new SourceRig("planhat-csv-source").set("directory", directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(directory.resolve(name), text.getBytes(charset));
    }

    private List<Object> names() throws Exception {
        return rig.read().stream().map(r -> r.get("name")).toList();
    }

    @Nested
    class Rows {
        @Test
        void haveTheColumnsOfTheHeader() throws Exception {
            file("a.csv", "id,name\n1,Acme\n2,\"Zoë, \"\"Söhne\"\"\nund Töchter\"\n");

            assertThat(rig.read())
                    .containsExactly(
                            Map.of("id", "1", "name", "Acme"),
                            Map.of("id", "2", "name", "Zoë, \"Söhne\"\nund Töchter"));
        }

        @Test
        void haveNoValueWhereTheFileHasNone() throws Exception {
            file("a.csv", "id,name\n1,\n");

            assertThat(rig.read()).singleElement().satisfies(r -> assertThat(r).containsEntry("name", null));
        }

        @Test
        void mayBeEndedInAnyWay() throws Exception {
            file("a.csv", "id,name\r\n1,A\r\n\r\n2,B");

            assertThat(names()).containsExactly("A", "B");
        }

        @Test
        void areThoseOfAnotherDialect() throws Exception {
            file("a.csv", "1\t'Käse'\n", StandardCharsets.ISO_8859_1);
            rig.set("delimiter", "tab")
                    .set("quote", "'")
                    .set("columns", "id, name")
                    .set("charset", "ISO-8859-1");

            assertThat(names()).containsExactly("Käse");
        }

        @Test
        void beginBehindAByteOrderMark() throws Exception {
            file("a.csv", "\uFEFFname\nAcme\n");

            assertThat(names()).containsExactly("Acme");
        }

        @Test
        void areNoneWhereTheFileHasOnlyAHeader() throws Exception {
            file("a.csv", "id,name\n");

            assertThat(rig.read()).isEmpty();
        }

        @Test
        void areReadAsTheyAreAskedFor() throws Exception {
            StringBuilder text = new StringBuilder("id,name\n");
            for (int i = 0; i < 200_000; i++) {
                text.append(i).append(",company ").append(i).append('\n');
            }
            Path file = file("a.csv", text.append("200000,\"never closed").toString());
            List<Object> seen = new ArrayList<>();

            assertThatThrownBy(() -> rig.read(row -> seen.add(row.get("id"))))
                    .isInstanceOf(SourceFileException.class)
                    .hasMessageContaining(file.getFileName() + " cannot be read on from line 200002")
                    .hasMessageContaining("end in the middle of a record");
            assertThat(seen).hasSize(200_000);
        }
    }

    @Nested
    class BrokenRows {
        @ParameterizedTest
        @ValueSource(strings = {"2", "2,B,C"})
        void areRefusedWithTheirLine(String line) throws Exception {
            file("a.csv", "id,name\n1,A\n" + line + "\n3,C\n");

            List<Map<String, Object>> rows = rig.read();

            assertThat(rows).hasSize(3);
            assertThat(rows.get(1)).isInstanceOfSatisfying(RefusedRow.class, r -> assertThat(r.reason())
                    .startsWith("line 3 of a.csv has ")
                    .endsWith("instead of 2"));
            assertThat(rows.get(1)).containsEntry("line", 3L);
            assertThat(rows.get(2)).containsEntry("id", "3");
        }

        @Test
        void stopTheReadingWhereTheFileWasCutOff() throws Exception {
            file("a.csv", "id,name\n1,A\n2");

            assertThatThrownBy(rig::read)
                    .hasMessage("line 3 of a.csv has 1 value instead of 2, and is the last one: the file ends in the "
                            + "middle of a record");
        }

        @Test
        void stopTheReadingWhereTheCharsetIsWrong() throws Exception {
            file("a.csv", "id,name\n1,Käse\n", StandardCharsets.ISO_8859_1);

            assertThatThrownBy(rig::read)
                    .hasMessageContaining("a.csv is not UTF-8")
                    .hasMessageContaining("Set charset");
        }

        @Test
        void stopTheReadingWhereTheFileIsEmpty() throws Exception {
            file("a.csv", "");

            assertThatThrownBy(rig::read).hasMessageContaining("a.csv is empty: it has not even a header");
        }

        @ParameterizedTest
        @ValueSource(strings = {"id,id", "id,"})
        void stopTheReadingWhereTheHeaderIsNoHeader(String header) throws Exception {
            file("a.csv", header + "\n1,2\n");

            assertThatThrownBy(rig::read).hasMessageStartingWith("the header of a.csv: ");
        }
    }

    @Nested
    class SeveralFiles {
        @Test
        void areReadInOrder() throws Exception {
            for (char name = 'p'; name >= 'a'; name--) {
                file(name + ".csv", "name\n" + name + "\n");
            }
            file("c.txt", "name\nnone\n");

            assertThat(String.join("", names().toArray(String[]::new))).isEqualTo("abcdefghijklmnop");
            assertThat(names()).as("again, because they stay").hasSize(16);
        }

        @ParameterizedTest
        @ValueSource(strings = {"in box", "a+b", "50%", "a&b", "Käse"})
        void mayBeInADirectoryOfAnyName(String name) throws Exception {
            directory = Files.createDirectory(directory.resolve(name));
            file("a.csv", "name\nA\n");
            rig.set("directory", directory);

            assertThat(names()).containsExactly("A");
        }

        @Test
        void areMovedAfterAGoodRun() throws Exception {
            file("a.csv", "name\nA\n");
            file("b.csv", "name\nB\n");
            rig.set("completion", "move=done&moveFailed=failed").set("noFile", "empty");

            rig.read(row -> assertThat(directory.resolve("a.csv"))
                    .as("not before the end")
                    .exists());

            assertThat(directory.resolve("done"))
                    .isDirectoryContaining("glob:**a.csv")
                    .isDirectoryContaining("glob:**b.csv");
            assertThat(rig.read()).isEmpty();
        }

        @Test
        void areMovedElsewhereAfterAFailedRun() throws Exception {
            file("a.csv", "name\n\"A\n");
            rig.set("completion", "move=done&moveFailed=failed");

            assertThatThrownBy(rig::read).isInstanceOf(SourceFileException.class);

            assertThat(directory.resolve("failed/a.csv")).exists();
        }

        @Test
        void stayAfterAFailedRunUnlessToldOtherwise() throws Exception {
            file("a.csv", "name\n\"A\n");
            rig.set("completion", "move=done");

            assertThatThrownBy(rig::read).isInstanceOf(SourceFileException.class);

            assertThat(directory.resolve("a.csv")).exists();
        }
    }

    @Nested
    class WhatIsNotThere {
        @Test
        void aFileThatIsMissingIsNoEmptySource() {
            assertThatThrownBy(rig::read)
                    .hasMessage("there is no file *.csv in " + directory
                            + ". If that is as it should be, set noFile = empty");
        }

        @Test
        void aDirectoryThatIsMissingIsAnError() {
            rig.set("directory", directory.resolve("nowhere")).set("noFile", "empty");

            assertThatThrownBy(rig::read).hasStackTraceContaining("nowhere");
        }

        @Test
        void anUnknownCharsetStopsTheStart() {
            rig.set("charset", "UTF-99");

            assertThatThrownBy(rig::read).hasStackTraceContaining("charset 'UTF-99' is unknown");
        }

        @Test
        void aDelimiterOfTwoCharactersStopsTheStart() {
            rig.set("delimiter", "||");

            assertThatThrownBy(rig::read).hasStackTraceContaining("delimiter '||' must be one character");
        }
    }
}

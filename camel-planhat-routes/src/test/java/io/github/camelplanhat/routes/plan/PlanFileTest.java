/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.FieldChange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanFileTest {
    private static final PlanHeader HEADER = new PlanHeader(
            PlanHeader.VERSION, "accounts", "company", "h", "localhost", null, Instant.parse("2026-03-01T02:00:00Z"));

    private static final PlanLine CREATE = PlanLine.of(
            PlanAction.CREATE, "externalId=1", null, 0L, null, Map.of("name", "Zoë", "mrr", 12), null, "a note");

    private static final PlanLine REFUSE =
            PlanLine.of(PlanAction.REFUSED, "row=x", null, 1L, null, null, "name: is required but has no value", null);

    @TempDir
    Path dir;

    private Path file() {
        return dir.resolve("plan.jsonl");
    }

    private void write(PlanLine... lines) {
        try (PlanWriter writer = new PlanWriter(file(), HEADER)) {
            List.of(lines).forEach(writer::write);
            writer.complete(null);
        }
    }

    private List<PlanLine> read() {
        List<PlanLine> lines = new ArrayList<>();
        try (PlanReader reader = new PlanReader(file())) {
            reader.forEach(lines::add);
        }
        return lines;
    }

    private void edit(int removed) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.remove(removed);
        Files.write(file(), lines);
    }

    @Test
    void itIsReadAsItWasWritten() {
        write(CREATE, REFUSE);

        try (PlanReader reader = new PlanReader(file())) {
            assertThat(reader.header()).isEqualTo(HEADER);
        }
        assertThat(read()).containsExactly(CREATE, REFUSE);
    }

    @Test
    void aChangeToNothingAndADecimalKeepTheirForm() {
        PlanLine update = PlanLine.of(
                PlanAction.UPDATE,
                "externalId=1",
                "64b0c0ffee0000000000001a",
                0L,
                Map.of("phase", new FieldChange("p", null), "mrr", new FieldChange(1, new BigDecimal("1.50"))),
                null,
                null,
                null);
        write(update);

        assertThat(read()).containsExactly(update);
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        write(CREATE);

        assertThat(Files.getPosixFilePermissions(file()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void anUnfinishedOneLeavesNothingAndKeepsTheFormer() throws IOException {
        write(CREATE);
        try (PlanWriter writer = new PlanWriter(file(), HEADER)) {
            writer.write(REFUSE);
        }

        assertThat(read()).containsExactly(CREATE);
        assertThat(Files.list(dir)).containsExactly(file());
    }

    @Test
    void aLineThatWasTakenOutIsNoticed() throws IOException {
        write(CREATE, REFUSE);
        edit(1);

        assertThatThrownBy(this::read)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("A plan is applied as a whole");
    }

    @Test
    void aFileThatWasCutOffIsNoticed() throws IOException {
        write(CREATE, REFUSE);
        edit(3);

        assertThatThrownBy(this::read)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("it was cut off or edited");
    }

    @Test
    void aValueThatWasChangedIsNoticed() throws IOException {
        write(CREATE, REFUSE);
        Files.writeString(file(), Files.readString(file()).replace("Zoë", "Zoe"));

        assertThatThrownBy(this::read)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("it was cut off or edited");
    }

    @Test
    void anythingElseIsNoPlan() throws IOException {
        Files.writeString(file(), "id,name\n1,Acme\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("plan.jsonl, line 1: is no line of a plan");
    }

    @Test
    void anUnknownActionNamesTheNearest() throws IOException {
        write(CREATE);
        Files.writeString(file(), Files.readString(file()).replace("\"create\",\"key\"", "\"creat\",\"key\""));

        assertThatThrownBy(this::read)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("creat'; did you mean create?");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(this::read).isInstanceOf(PlanException.class).hasMessageContaining("there is no plan");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The projects below examples have no parent, so that nothing else keeps their versions in step. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VERSION = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</");

    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new TreeMap<>();
        Matcher matcher = VERSION.matcher(pom);
        while (matcher.find()) {
            versions.put(matcher.group(1), matcher.group(2));
        }
        return versions;
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml-dsl", "java-dsl", "spring-boot"})
    void itsVersionsAreThoseOfTheParent(String example) throws IOException {
        String parent = read("pom.xml");
        Map<String, String> expected = versions(parent);
        Matcher own =
                Pattern.compile("</artifactId>\\s*<version>([^<]+)</version>").matcher(parent);
        assertThat(own.find()).isTrue();
        expected.put("camel-planhat.version", own.group(1));
        Matcher junit =
                Pattern.compile("junit-bom</artifactId>\\s*<version>([^<]+)<").matcher(parent);
        assertThat(junit.find()).isTrue();
        expected.put("junit.version", junit.group(1));

        assertThat(versions(read("examples/" + example + "/pom.xml"))).isNotEmpty();
        assertThat(expected).containsAllEntriesOf(versions(read("examples/" + example + "/pom.xml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml-dsl", "java-dsl", "spring-boot"})
    void itsReadmeTellsTheCommandThatNeedsNoAccount(String example) throws IOException {
        assertThat(read("examples/" + example + "/README.md")).contains("mvn -q -Psimulator compile exec:java");
        assertThat(read("examples/" + example + "/pom.xml")).contains("<id>simulator</id>");
    }
}

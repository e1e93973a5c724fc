/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lanes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

/** The component in surroundings that a test cannot change once its Java runs. */
class LanesTest {
    @Test
    void itNeedsNothingThatIsOptional() throws Exception {
        String output = ForkedLane.run(
                List.of("micrometer", "camel-health", "camel-console", "camel-management", "camel-catalog"));

        assertThat(output).contains("exchanges=20 virtual=0 micrometer=false").endsWith("exit=0");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void onVirtualThreadsNobodyHoldsOnToTheOneThatCarriesThemAll() throws Exception {
        String output = ForkedLane.run(
                List.of(),
                "-Dcamel.threads.virtual.enabled=true",
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1");

        assertThat(output).contains("exchanges=20 virtual=20 ").endsWith("exit=0");
    }

    @Test
    void noClassUsesAMonitor() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(source -> assertThat(
                            Files.readString(source))
                    .doesNotContainPattern("\\bsynchronized\\b *[({\\w]"));
        }
    }
}

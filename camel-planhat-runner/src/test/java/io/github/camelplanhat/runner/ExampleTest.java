/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The folder that the documentation tells people to copy. */
class ExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "crm-sync-h2");

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @BeforeEach
    void copyTheExample() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(EXAMPLE)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = dir.resolve(EXAMPLE.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        TestFolder.existing(dir)
                .properties(
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl());
    }

    @Test
    void itSyncsWhatIsSoundAndTellsWhatIsNot() {
        Invocation ran = Invocation.of("run", "--once", "--config", dir);

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(planhat.find(PlanhatObject.COMPANY, "name", "Überlandwerk Nord"))
                .isPresent();
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(2);
        assertThat(planhat.count(PlanhatObject.ENDUSER)).isEqualTo(2);
        assertThat(ran.out())
                .contains("custom.Employees", "is not a whole number")
                .contains("companyId: is required but has no value");
    }

    @Test
    void itPassesTheCheck() {
        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }
}

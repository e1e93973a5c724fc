/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class UndoCommandTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    /** Two runs of one sync; the source of the second has lost company 3. */
    @BeforeEach
    void removeOne() {
        folder(3);
        Invocation.of("run", "--once", "--config", dir);
        folder(2);
        Invocation removed = Invocation.of("run", "--once", "--config", dir);
        assertThat(removed.code()).isZero();
        assertThat(removed.out())
                .contains("companies, what left the source: 1 deleted", "The command undo takes that back");
    }

    private void folder(int companies) {
        TestFolder.in(dir, planhat)
                .companies(companies, "'c' || x")
                .properties("camel.route-template[companies].delete-behavior = delete");
    }

    private String run() throws IOException {
        JsonNode runs = new ObjectMapper()
                .readTree(Invocation.of("runs", "--json", "--config", dir).out());
        assertThat(runs.get(0).get("removals").get("deleted").asLong()).isEqualTo(1);
        return runs.get(0).get("id").asText();
    }

    @Test
    void whatARunDeletedComesBack() throws IOException {
        Invocation undone = Invocation.of("undo", "--run", run(), "--config", dir);

        assertThat(undone.err()).isEmpty();
        assertThat(undone.code()).isZero();
        assertThat(undone.out())
                .contains(
                        "externalId=3", "delete", "1 recreated.", "new _id", "set deleteBehavior=nothing to keep them");
        assertThat(planhat.find(PlanhatObject.COMPANY, "externalId", "3")).isPresent();
    }

    @Test
    void aDryRunOnlyTells() throws IOException {
        Invocation undone = Invocation.of("undo", "--run", run(), "--dry-run", "--config", dir);

        assertThat(undone.code()).isZero();
        assertThat(undone.out()).contains("Nothing was written. Would be: 1 recreated.");
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(2);
    }

    @Test
    void theOutcomeIsThereAsJson() throws IOException {
        JsonNode undone = new ObjectMapper()
                .readTree(Invocation.of("undo", "--run", run(), "--json", "--config", dir)
                        .out());

        assertThat(undone.get("records").get(0).get("status").asText()).isEqualTo("RECREATED");
        assertThat(undone.get("clean").asBoolean()).isTrue();
    }

    @Test
    void theSecondTimeNothingIsLeft() throws IOException {
        String run = run();
        Invocation.of("undo", "--run", run, "--config", dir);

        Invocation again = Invocation.of("undo", "--run", run, "--config", dir);

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("Nothing is left to undo.", "1 were taken back before.");
    }

    @Test
    void anUnknownRunIsWrongUsage() {
        Invocation undone = Invocation.of("undo", "--run", "nonsense", "--config", dir);

        assertThat(undone.code()).isEqualTo(64);
        assertThat(undone.err()).contains("there is no run nonsense");
        assertThat(Invocation.of("undo", "--config", dir).err()).contains("--run ID is missing");
    }

    @Test
    void aRunShowsWhatItRemoved() throws IOException {
        assertThat(Invocation.of("runs", "show", run(), "--config", dir).out()).contains("left          1 deleted");
    }
}

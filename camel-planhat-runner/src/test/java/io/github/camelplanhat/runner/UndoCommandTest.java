/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What has left a source, and the command {@code undo}, against a simulator. */
class UndoCommandTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    private Invocation call(String... command) {
        List<Object> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--config", dir));
        return Invocation.of(args.toArray());
    }

    /** Five companies in Planhat, of which the source has so many left. */
    private void fiveBecome(int left) {
        TestFolder folder = TestFolder.in(dir, planhat)
                .companies(5, "'c' || x")
                .properties("camel.route-template[companies].delete-behavior = delete");
        assertThat(call("run", "--once").code()).isEqualTo(ExitCode.CLEAN);
        folder.properties(
                "camel.route-template[companies].source = sql:select x as id, 'c' || x as name from system_range(1, "
                        + left + ")?dataSource=#crm&outputType=StreamList");
    }

    private JsonNode latestRun() throws IOException {
        return new ObjectMapper().readTree(call("runs", "--json").out()).get(0);
    }

    private int companies() {
        return planhat.count(PlanhatObject.COMPANY);
    }

    @Test
    void aRunTellsWhatHasLeftAndUndoBringsItBack() throws IOException {
        fiveBecome(3);
        Invocation ran = call("run", "--once");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("companies: 2 records have left the source: 2 deleted");
        assertThat(companies()).isEqualTo(3);
        JsonNode run = latestRun();
        assertThat(run.at("/removals/deleted").asLong()).isEqualTo(2);

        Invocation undone = call("undo", "--run", run.get("id").asText());

        assertThat(undone.err()).isEmpty();
        assertThat(undone.code()).isEqualTo(ExitCode.CLEAN);
        assertThat(undone.out()).contains("externalId=5", "2 recreated", "new _id");
        assertThat(companies()).isEqualTo(5);
        assertThat(call("run", "--once").code()).isEqualTo(ExitCode.CLEAN);
        assertThat(companies()).isEqualTo(5);
    }

    @Test
    void aDryRunSaysWhatItWouldDo() throws IOException {
        fiveBecome(3);
        call("run", "--once");

        Invocation undone = call(
                "undo", "--dry-run", "--json", "--run", latestRun().get("id").asText());

        JsonNode report = new ObjectMapper().readTree(undone.out());
        assertThat(report.get("dryRun").asBoolean()).isTrue();
        assertThat(report.get("lines")).hasSize(2);
        assertThat(companies()).isEqualTo(3);
    }

    @Test
    void aPreviewRemovesNothingAndEndsWithTwo() {
        fiveBecome(3);

        Invocation ran = call("run", "--once", "--preview-deletes");

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.out()).contains("2 of 5 known records have left the source (externalId=4, externalId=5)");
        assertThat(companies()).isEqualTo(5);
    }

    @Test
    void aBrakeFailsTheRunUntilSomebodyAllowsIt() {
        fiveBecome(0);

        Invocation braked = call("run", "--once");
        assertThat(braked.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(braked.out()).contains("no row at all", "--allow-deletes companies=5");
        assertThat(companies()).isEqualTo(5);

        assertThat(call("run", "--once", "--allow-deletes", "companies=5").code())
                .isEqualTo(ExitCode.CLEAN);
        assertThat(companies()).isZero();
    }

    @Test
    void aSyncThatThereIsNotCannotBeAllowedAnything() {
        fiveBecome(3);

        Invocation ran = call("run", "--once", "--allow-deletes", "compnies=5");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("did you mean companies?");
    }

    @Test
    void whatIsForOneRunNeedsOnce() {
        fiveBecome(3);

        Invocation ran = call("run", "--preview-deletes");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("add --once");
    }

    @Test
    void anUnknownRunIsNamed() {
        fiveBecome(3);

        Invocation undone = call("undo", "--run", "nonsense");

        assertThat(undone.code()).isEqualTo(ExitCode.USAGE);
        assertThat(undone.err()).contains("there is no run nonsense");
    }

    @Test
    void theRunHasToBeNamed() {
        fiveBecome(3);

        assertThat(call("undo").err()).contains("--run ID is missing");
    }
}

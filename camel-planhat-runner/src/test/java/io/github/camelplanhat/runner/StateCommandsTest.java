/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The commands that look at what runs have stored. */
class StateCommandsTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    private Invocation call(Object... command) {
        Object[] args = new Object[command.length + 2];
        System.arraycopy(command, 0, args, 0, command.length);
        args[command.length] = "--config";
        args[command.length + 1] = dir;
        Invocation ran = Invocation.of(args);
        assertThat(ran.err()).isEmpty();
        return ran;
    }

    private static JsonNode json(Invocation ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private int calls() {
        return planhat.journal().count(PlanhatObject.COMPANY, Operation.BULK_UPSERT);
    }

    private void oneRefused() {
        TestFolder.in(dir, planhat).companies(3, "case when x = 2 then null else 'c' end");
        call("run", "--once");
    }

    @Test
    void runsAreListed() {
        oneRefused();
        call("run", "--once");

        assertThat(call("runs").out().lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("companies", "completed", " 3 ", " 2 ", " 1 ");
    }

    @Test
    void runsAreListedAsJson() throws IOException {
        oneRefused();

        JsonNode runs = json(call("runs", "--json", "--sync", "companies"));

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).get("state").asText()).isEqualTo("completed");
        assertThat(runs.get(0).get("read").asLong()).isEqualTo(3);
        assertThat(runs.get(0).get("refused").asLong()).isEqualTo(1);
    }

    @Test
    void aRunIsShownWhole() throws IOException {
        oneRefused();
        String id = json(call("runs", "--json")).get(0).get("id").asText();

        assertThat(call("runs", "show", id).out()).contains(id, "refused       1", "name: is required");
        assertThat(json(call("runs", "show", id, "--json")).get("id").asText()).isEqualTo(id);
    }

    @Test
    void anUnknownRunIsWrongUsage() {
        oneRefused();

        Invocation ran = Invocation.of("runs", "show", "nonsense", "--config", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("there is no run nonsense");
    }

    @Test
    void deadLettersAreShownWithTheirReason() {
        oneRefused();

        assertThat(call("dead-letters").out()).contains("companies  externalId=2  REFUSED once: name: is required");
        assertThat(call("dead-letters", "--reason", "IS REQUIRED").out()).contains("externalId=2");
        assertThat(call("dead-letters", "--reason", "something else").out()).contains("There are none.");
    }

    @Test
    void deadLettersAsJsonHaveTheirRow() throws IOException {
        oneRefused();

        JsonNode letter = json(call("dead-letters", "--json", "--sync", "companies"));

        assertThat(letter.get("row").get("ID").asInt()).isEqualTo(2);
        assertThat(letter.get("record").get("externalId").asText()).isEqualTo("2");
    }

    @Test
    void anUnknownSyncIsAnsweredWithTheNearestOne() {
        oneRefused();

        assertThat(Invocation.of("dead-letters", "--sync", "compnies", "--config", dir)
                        .err())
                .contains("there is no sync or job compnies; did you mean companies?");
    }

    @Test
    void aForgottenSyncSendsEverythingAgain() {
        TestFolder.in(dir, planhat).companies(3, "'c'");
        call("run", "--once");
        call("run", "--once");
        assertThat(calls()).isEqualTo(1);

        call("forget", "--sync", "companies");
        call("run", "--once");

        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aRunThatGoesOnInAnotherProcessIsSeen() throws Exception {
        planhat.latency(Duration.ofMillis(100));
        TestFolder.in(dir, planhat)
                .companies(1_000, "'c'")
                .properties("camel.route-template[companies].batchSize = 10");
        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> calls() >= 2);

            JsonNode run = json(call("runs", "--json")).get(0);

            assertThat(run.get("state").asText()).isEqualTo("running");
            assertThat(run.get("read").asLong()).isPositive();
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}

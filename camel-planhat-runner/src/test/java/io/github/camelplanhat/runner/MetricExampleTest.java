/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The folder of metrics, run as its README says. */
class MetricExampleTest {
    private static final int ALL = 14 + 3;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @BeforeEach
    void copyTheExample() throws Exception {
        ExampleFolder.copy("metric-push", dir, planhat);
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Bolt", "externalId", "A-2"));
    }

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir);
    }

    private List<String> seats() {
        return planhat.metrics().points().stream()
                .filter(p -> p.dimensionId().equals("seats"))
                .map(p -> p.companyName() + " " + p.time().substring(0, 10) + " " + p.value())
                .toList();
    }

    @Test
    void whatIsMissingIsPushedAndNothingASecondTime() throws Exception {
        Invocation first = once();
        Invocation second = once();

        assertThat(first.code()).as(first.out() + first.err()).isEqualTo(2);
        assertThat(first.out())
                .containsPattern("logins +metrics +clean")
                .containsPattern("seats +metrics +with problems")
                .contains("Planhat has no company with the external id");
        assertThat(Files.readString(dir.resolve("state/seats-refused.jsonl"))).contains("A-9");
        assertThat(second.code()).as(second.out() + second.err()).isEqualTo(2);
        assertThat(seats()).containsExactly("Acme 2026-03-31 42", "Bolt 2026-03-31 5", "Acme 2026-04-30 44");
        assertThat(planhat.metrics().points()).hasSize(ALL);
    }

    @Test
    void aRunAfterAKilledOneFillsWhatIsMissing() throws Exception {
        TestFolder.existing(dir)
                .properties("camel.route-template[logins].batchSize = 3", "camel.route-template[seats].batchSize = 1");
        planhat.faults().next().host(Host.ANALYTICS).after(2).stallAfterHeaders(Duration.ofMinutes(1));
        Process process = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());
        await().atMost(Duration.ofSeconds(60))
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> planhat.faults().pending() == 0
                        && planhat.metrics().points().size() >= 6);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        int then = planhat.metrics().points().size();
        planhat.faults().clear();

        Invocation next = once();

        assertThat(then).isLessThan(ALL);
        assertThat(next.code()).as(next.out() + next.err()).isEqualTo(2);
        assertThat(planhat.metrics().points()).hasSize(ALL);
    }

    @Test
    void itPassesTheCheck() {
        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }

    @Test
    void aWrongTokenIsTold() {
        TestFolder.existing(dir).properties("camel.component.planhat.access-token = another-token");

        Invocation ran = once();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("401").doesNotContain("another-token");
    }
}

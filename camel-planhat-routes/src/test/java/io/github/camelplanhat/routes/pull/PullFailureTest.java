/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of companies that fail. */
class PullFailureTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private PullRig rig;

    @BeforeEach
    void newRig() {
        rig = new PullRig(PLANHAT, dir);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void badCredentialsStopAtOnce() {
        List<String> ids = rig.seed(3);
        rig.property("camel.component.planhat.access-token", "wrong");
        rig.set("object", "license")
                .set("lookup", "ids:" + String.join(",", ids))
                .start();
        JobFailedException failure = rig.failure();

        assertThat(failure).hasCauseInstanceOf(PlanhatUnauthorizedException.class);
        assertThat(failure.getReport().counts()).containsEntry("written", 0L);
        assertThat(rig.lists("/licenses")).hasSize(1);
    }

    @Test
    void aForbiddenObjectStopsAtOnce() {
        rig.seed(3);
        planhat.permissions().deny(PlanhatObject.LICENSE, Operation.LIST);
        rig.set("object", "license").start();

        assertThat(rig.failure()).hasCauseInstanceOf(PlanhatForbiddenException.class);
        assertThat(rig.lists("/licenses")).hasSize(1);
    }

    @Test
    void aCompanyThatFailsForAWhileIsTriedAgainAndTheOthersAreNotDisturbed() {
        List<String> ids = rig.seed(3);
        rig.fault(ids.get(1)).times(1).status(500, "oops");
        JobReport report = rig.set("object", "license").start().run();

        assertThat(rig.sink.values("externalId")).containsExactlyInAnyOrder("l-1", "l-2", "l-3");
        assertThat(rig.sink.values("externalId").get(2)).isEqualTo("l-2");
        assertThat(report.clean()).isTrue();
        assertThat(report.counts())
                .containsEntry("calls", 4L)
                .containsEntry("retried", 1L)
                .containsEntry("failed", 0L)
                .containsEntry("companies", 3L);
    }

    @Test
    void aCompanyThatGoesOnFailingIsToldByNameWithTheReason() {
        List<String> ids = rig.seed(3);
        rig.fault(ids.get(1)).always().status(429, "slow down", Map.of("Retry-After", "0"));
        JobReport report =
                rig.set("object", "license").set("retries", 1).start().run();

        assertThat(rig.sink.values("externalId")).containsExactlyInAnyOrder("l-1", "l-3");
        assertThat(report.clean()).isFalse();
        assertThat(report.counts()).containsEntry("failed", 1L).containsEntry("calls", 4L);
        assertThat(report.reasons()).hasSize(1);
        assertThat(report.reasons().keySet().iterator().next())
                .startsWith("Company 2 (" + ids.get(1) + "): ")
                .contains("429");
        assertThat(rig.store().inTransaction(() -> rig.store().pulls().failed(report.run(), 10)))
                .singleElement()
                .satisfies(c -> assertThat(c.tries()).isEqualTo(2));
    }

    @Test
    void oneBadCompanyAmongManyIsFoundWithoutACallForEach() {
        List<String> ids = rig.seed(80);
        rig.fault(ids.get(40)).always().status(500, "oops");
        JobReport report = rig.set("object", "enduser").start().run();

        assertThat(rig.sink.values("companyId"))
                .hasSize(79)
                .doesNotContain(ids.get(40))
                .doesNotHaveDuplicates();
        assertThat(report.counts())
                .containsEntry("failed", 1L)
                .containsEntry("companies", 80L)
                .containsEntry("retried", 80L);
        assertThat(report.counts().get("calls")).isLessThan(20);
        assertThat(report.reasons().keySet().iterator().next()).startsWith("Company 41 (");
    }

    @Test
    void aPlanhatThatIsDownStopsTheRun() {
        List<String> ids = rig.seed(30);
        planhat.faults().next().object(PlanhatObject.LICENSE).always().status(503);
        JobFailedException failure =
                rig.set("object", "license").set("stopAfter", 4).start().failure();

        assertThat(failure).hasMessageContaining("the last 4 calls failed");
        assertThat(failure.getReport().counts()).containsEntry("calls", 4L).containsEntry("failed", 4L);
        assertThat(ids).hasSize(30);
    }

    @Test
    void aPlanhatThatRefusesEverythingStopsTheRunThoughItsGroupsAreFew() {
        rig.seed(80);
        planhat.faults().next().object(PlanhatObject.ENDUSER).always().status(400, "no such filter");
        JobFailedException failure = rig.set("object", "enduser").start().failure();

        assertThat(failure).hasMessageContaining("the last 10 calls failed").hasMessageContaining("no such filter");
        assertThat(failure.getReport().counts()).containsEntry("calls", 10L).containsEntry("failed", 80L);
    }

    @Test
    void aLookupThatFailsInTheMiddleKeepsWhatIsDoneAndIsNoGoodEnd() {
        List<String> ids = rig.seed(2);
        Iterator<Map<String, Object>> broken = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Map<String, Object> next() {
                if (next == 2) {
                    throw new IllegalStateException("the database went away");
                }
                return Map.of("_id", ids.get(next++));
            }
        };
        rig.main.bind(
                "accounts", (org.apache.camel.Processor) e -> e.getMessage().setBody(broken));
        JobFailedException failure = rig.set("object", "license")
                .set("lookup", "bean:accounts")
                .start()
                .failure();

        assertThat(failure).hasMessageContaining("the database went away");
        assertThat(rig.sink.values("externalId")).containsExactly("l-1", "l-2");
    }

    @Test
    void aSinkThatFailsOnceGetsTheCompanyAgain() {
        rig.seed(3);
        List<Integer> calls = new ArrayList<>();
        rig.sink.disturb(batch -> {
            calls.add(1);
            if (calls.size() == 2) {
                throw new IllegalStateException("the table is locked");
            }
        });
        JobReport report = rig.set("object", "license").start().run();

        assertThat(rig.sink.values("externalId")).containsExactlyInAnyOrder("l-1", "l-2", "l-3");
        assertThat(report.counts())
                .containsEntry("written", 3L)
                .containsEntry("records", 4L)
                .containsEntry("retried", 1L);
    }
}

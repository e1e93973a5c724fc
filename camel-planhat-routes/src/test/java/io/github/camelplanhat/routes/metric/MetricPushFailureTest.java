/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.routes.job.JobBusyException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownMetricTarget;
import io.github.camelplanhat.simulator.behaviour.Switch.WrongTenant;
import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class MetricPushFailureTest {
    private static final String YESTERDAY = "2026-11-20";

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private MetricRig rig;

    @BeforeEach
    void prepare() {
        rig = new MetricRig(dir, planhat);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void isAValueOfAnUnknownCompany() throws Exception {
        rig.row("nobody", YESTERDAY, 1).row("A-1", YESTERDAY, 2);

        JobReport report = rig.run();

        assertThat(rig.points()).containsExactly("Acme logins 2026-11-20 2");
        assertThat(report.clean()).isFalse();
        assertThat(report.counts()).containsEntry("refused", 1L).containsEntry("sent", 1L);
        assertThat(rig.refused())
                .singleElement()
                .asString()
                .contains("REFUSED", "Planhat has no company with the external id 'nobody'", YESTERDAY);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(rig.state().resolve("usage-refused.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isWhatPlanhatComplainsOf() throws Exception {
        rig.set("lookBack", 0).row("nobody", YESTERDAY, 1).row("A-1", YESTERDAY, 2);

        JobReport report = rig.run();

        assertThat(report.counts()).containsEntry("refused", 1L).containsEntry("sent", 1L);
        assertThat(rig.refused()).singleElement().asString().contains("Company not found: nobody");
    }

    @Test
    void isARowWithoutWhatItNeeds() throws Exception {
        rig.row(null, YESTERDAY, 1)
                .row("A-1", "31.02.2026", 2)
                .row("A-1", YESTERDAY, "many")
                .row("A-1", YESTERDAY, "1e-999999999")
                .row("A-2", YESTERDAY, 3);

        JobReport report = rig.set("sameDay", "sum").run();

        assertThat(report.counts()).containsEntry("refused", 4L).containsEntry("sent", 1L);
        assertThat(rig.refused())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("column externalId has no value"))
                .anySatisfy(line -> assertThat(line).contains("is not an ISO-8601 date"))
                .anySatisfy(line -> assertThat(line).contains("is no number"));
    }

    @Test
    void isToldAnewByEveryRun() throws Exception {
        rig.row("nobody", YESTERDAY, 1);
        rig.run();
        rig.sql("delete from usage");

        JobReport second = rig.run();

        assertThat(second.clean()).isTrue();
        assertThat(rig.refused()).isEmpty();
    }

    @Test
    void isARowWithoutTheColumnAndTheNearestOneIsTold() throws Exception {
        rig.set("idColumn", "extrenalId").row("A-1", YESTERDAY, 1).row("A-2", YESTERDAY, 2);

        JobReport report = rig.run();

        assertThat(report.reasons())
                .containsExactly(entry("the row has no column extrenalId; did you mean EXTERNALID?", 2L));
    }

    @Test
    void isAMetricWithASpaceWherePlanhatRefusesIt() throws Exception {
        rig.set("dimension", "daily logins").row("A-1", YESTERDAY, 1);

        JobReport report = rig.run();

        assertThat(report.counts()).containsEntry("refused", 1L);
        assertThat(rig.refused()).singleElement().asString().contains("must not have spaces");
    }

    @Test
    void anEmptySourceIsNoneAndCostsNothing() throws Exception {
        JobReport report = rig.run();

        assertThat(report.clean()).isTrue();
        assertThat(planhat.journal().count()).isZero();
    }

    @Test
    void aRefusedTokenStopsTheRunBeforeAnythingIsPushed() throws Exception {
        rig.property("camel.component.planhat.access-token", "another-token").row("A-1", YESTERDAY, 1);

        assertThat(rig.failure()).hasCauseInstanceOf(PlanhatUnauthorizedException.class);
        assertThat(rig.pushes()).isZero();
    }

    @Test
    void aRefusedTenantTokenStopsTheRun() throws Exception {
        planhat.behaviour(Behaviour.defaults().with(WrongTenant.UNAUTHORIZED));
        rig.property("camel.component.planhat.tenant-token", "6a3b1a52-0000-4000-8000-00000000dead")
                .row("A-1", YESTERDAY, 1);

        assertThat(rig.failure())
                .hasCauseInstanceOf(PlanhatUnauthorizedException.class)
                .hasMessageContaining("wrong tenantToken")
                .hasMessageNotContaining("region")
                .hasMessageNotContaining("00000000dead");
    }

    @Test
    void aTenantTokenThatPlanhatSwallowsIsFoundByTheNextRun() throws Exception {
        planhat.behaviour(Behaviour.defaults().with(WrongTenant.ALL_SWALLOWED));
        rig.property("camel.component.planhat.tenant-token", "6a3b1a52-0000-4000-8000-00000000dead")
                .row("A-1", YESTERDAY, 1);
        JobReport first = rig.run();

        JobReport second = rig.run();

        assertThat(first.clean()).isTrue();
        assertThat(second.clean()).isFalse();
        assertThat(second.reasons().keySet()).singleElement().asString().contains("tenantToken");
    }

    @Test
    void aValueThatPlanhatSwallowsIsNotTakenForStored() throws Exception {
        planhat.behaviour(Behaviour.defaults().with(UnknownMetricTarget.SWALLOWED));
        rig.row("nobody", YESTERDAY, 1);

        assertThat(rig.run().counts()).containsEntry("refused", 1L).containsEntry("sent", 0L);
    }

    @Test
    void tooManyCallsAreTriedAgain() throws Exception {
        planhat.faults().next().host(Host.ANALYTICS).times(2).status(429, "", Map.of("Retry-After", "0"));
        rig.row("A-1", YESTERDAY, 1);

        assertThat(rig.run().counts()).containsEntry("sent", 1L);
        assertThat(rig.points()).hasSize(1);
    }

    @Test
    void anErrorOfTheServerLeavesTheRestToTheNextRun() throws Exception {
        rig.set("batchSize", 1)
                .row("A-1", "2026-11-18", 1)
                .row("A-1", "2026-11-19", 2)
                .row("A-1", YESTERDAY, 3);
        planhat.faults().next().host(Host.ANALYTICS).after(1).status(500);

        JobReport failed = rig.failure().getReport();
        JobReport next = rig.run();

        assertThat(failed.counts()).containsEntry("sent", 1L).containsEntry("unknown", 1L);
        assertThat(failed.completed()).isFalse();
        assertThat(next.counts()).containsEntry("unchanged", 1L).containsEntry("sent", 2L);
        assertThat(rig.points()).hasSize(3);
    }

    @Test
    void aLostAnswerIsSettledByReadingBack() throws Exception {
        rig.row("A-1", YESTERDAY, 1);
        planhat.faults().next().host(Host.ANALYTICS).appliedButAnswerLost();

        assertThat(rig.failure()).hasCauseInstanceOf(PlanhatUnavailableException.class);
        assertThat(rig.run().counts()).containsEntry("unchanged", 1L);
        assertThat(rig.points()).hasSize(1);
    }

    @Test
    void aSourceThatBreaksOffPushesNothing() throws Exception {
        rig.set(
                        "source",
                        "sql:select externalId, \"date\", 10 / (\"value\" - 3) as \"value\" from usage?dataSource=#crm&outputType=StreamList")
                .row("A-1", "2026-11-18", 1)
                .row("A-1", YESTERDAY, 3);

        assertThat(rig.failure().getReport().completed()).isFalse();
        assertThat(rig.pushes()).isZero();
    }

    @Test
    void whatAKilledRunLeftIsClearedAway() throws Exception {
        Path left = rig.state().resolve("usage-metrics.tmp");
        Files.createDirectories(left);
        Files.writeString(left.resolve("values.mv.db"), "cut off");
        rig.row("A-1", YESTERDAY, 1);

        assertThat(rig.run().counts()).containsEntry("sent", 1L);
        assertThat(left).doesNotExist();
    }

    @Test
    void aRunThatCouldNotBeginLeavesNothingOpen() throws Exception {
        Path file = rig.state().resolve("usage-refused.jsonl");
        Files.createDirectories(file.resolve("in the way"));
        rig.row("A-1", YESTERDAY, 1);
        assertThat(rig.failure()).hasMessageContaining("usage-refused.jsonl");
        Files.delete(file.resolve("in the way"));
        Files.delete(file);

        assertThat(rig.run().counts()).containsEntry("sent", 1L);
    }

    /** A component whose lists are cut for others would let what Planhat has look missing, and be pushed again. */
    @Test
    void whatTheComponentIsSetToForOthersDoesNotMatter() throws Exception {
        rig.property("camel.component.planhat.max-records", "1")
                .property("camel.component.planhat.offset", "1")
                .property("camel.component.planhat.on-refused", "fail");
        rig.row("A-1", YESTERDAY, 1).row("A-2", YESTERDAY, 2).row("A-1", "2026-11-19", 3);
        rig.run();
        planhat.faults().next().host(Host.ANALYTICS).status(200, "{\"processed\":1,\"errors\":[]}", Map.of());

        JobReport second = rig.row("A-2", "2026-11-19", 4).run();

        assertThat(rig.points()).hasSize(3);
        assertThat(second.counts()).containsEntry("unchanged", 3L).containsEntry("missing", 1L);
    }

    @Test
    void aSourceThatCannotBeReadIsCountedAsNone() throws Exception {
        rig.set("source", "sql:select * from nowhere?dataSource=#crm&outputType=StreamList");

        assertThat(rig.failure().getReport().counts()).containsEntry("rows", 0L).containsEntry("sent", 0L);
    }

    @Test
    void aRunNeverOverlapsItself() throws Exception {
        rig.set("source", "direct:slow").row("A-1", YESTERDAY, 1);
        Throwable[] second = new Throwable[1];
        rig.main.configure().addRoutesBuilder(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow").process(exchange -> {
                    second[0] = exchange.getContext()
                            .createProducerTemplate()
                            .send("direct:usage", e -> {})
                            .getException();
                    exchange.getMessage().setBody(List.of(Map.of("externalId", "A-1", "date", YESTERDAY, "value", 1)));
                });
            }
        });

        JobReport report = rig.run();

        assertThat(second[0]).isInstanceOf(JobBusyException.class);
        assertThat(report.counts()).containsEntry("sent", 1L);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.analytics.MetricPoint;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class MetricPushTest {
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

    @Nested
    class WhatIsMissing {
        @Test
        void isPushedTheOldestDayFirst() throws Exception {
            rig.row("A-2", YESTERDAY, "4").row("A-1", "2026-11-19", "7").row("A-1", YESTERDAY, "2.50");

            JobReport report = rig.run();

            assertThat(rig.points())
                    .containsExactly(
                            "Acme logins 2026-11-19 7", "Acme logins 2026-11-20 2.5", "Bolt logins 2026-11-20 4");
            assertThat(report.clean()).isTrue();
            assertThat(report.kind()).isEqualTo("metrics");
            assertThat(report.counts())
                    .containsExactly(
                            entry("rows", 3L),
                            entry("outside", 0L),
                            entry("values", 3L),
                            entry("unchanged", 0L),
                            entry("missing", 3L),
                            entry("changed", 0L),
                            entry("sent", 3L),
                            entry("refused", 0L),
                            entry("unknown", 0L),
                            entry("calls", 3L));
        }

        @Test
        void isNotHashedToSeeWhetherThereIsAny() throws Exception {
            CountedHashes counted = CountedHashes.of(rig.main);
            rig.row("A-1", YESTERDAY, "4").row("A-2", YESTERDAY, "7");

            rig.run();
            rig.run();

            assertThat(rig.points()).hasSize(2);
            assertThat(counted.lists()).isPositive();
            assertThat(counted.hashes()).isZero();
        }

        @Test
        void isNotPushedAgainAndCostsNoPush() throws Exception {
            rig.row("A-1", YESTERDAY, "4").row("A-2", YESTERDAY, "0.1");
            rig.run();

            JobReport second = rig.run();

            assertThat(second.counts()).containsEntry("unchanged", 2L).containsEntry("sent", 0L);
            assertThat(second.clean()).isTrue();
            assertThat(rig.pushes()).isEqualTo(1);
        }

        @Test
        void isFilledWhereverItIs() throws Exception {
            rig.row("A-1", "2026-11-17", "1").row("A-1", "2026-11-19", "3");
            rig.run();
            rig.row("A-1", "2026-11-18", "2");

            JobReport second = rig.run();

            assertThat(second.counts()).containsEntry("missing", 1L).containsEntry("unchanged", 2L);
            assertThat(rig.points()).hasSize(3).endsWith("Acme logins 2026-11-18 2");
        }

        @Test
        void isLookedForInPlanhatAlone() throws Exception {
            rig.row("A-1", YESTERDAY, "4");
            rig.run();
            planhat.metrics().clear();

            JobReport second = rig.run();

            assertThat(rig.points()).containsExactly("Acme logins 2026-11-20 4");
            assertThat(second.counts()).containsEntry("sent", 1L);
        }

        @Test
        void isSentInBatches() throws Exception {
            for (int day = 10; day < 20; day++) {
                rig.row("A-1", "2026-11-" + day, day);
            }
            rig.set("batchSize", 4);

            rig.run();

            assertThat(rig.points()).hasSize(10).isSorted();
            assertThat(rig.pushes()).isEqualTo(3);
        }

        @Test
        void mayBelongToSeveralMetrics() throws Exception {
            rig.without("dimension").row("A-1", YESTERDAY, "4", "logins").row("A-1", YESTERDAY, "5", "seats");
            rig.run();
            rig.row("A-1", "2026-11-19", "6", "seats");

            JobReport second = rig.run();

            assertThat(second.counts()).containsEntry("unchanged", 2L).containsEntry("sent", 1L);
        }

        @Test
        void mayBelongToManyMetrics() throws Exception {
            rig.without("dimension");
            for (int i = 0; i < 25; i++) {
                rig.row("A-1", YESTERDAY, i, "metric" + i);
            }
            rig.run();

            JobReport second = rig.run();

            assertThat(second.counts()).containsEntry("unchanged", 25L).containsEntry("calls", 2L);
        }

        @ParameterizedTest
        @CsvSource({"enduser, ENDUSER, EndUser", "asset, ASSET, Asset"})
        void mayBelongToAnythingThatHasMetrics(String model, PlanhatObject object, String name) throws Exception {
            String company =
                    planhat.records(PlanhatObject.COMPANY).get(0).get("_id").toString();
            planhat.seed(
                    object, Map.of("name", "X", "email", "x@acme.example", "externalId", "X-1", "companyId", company));
            rig.set("model", model).row("X-1", YESTERDAY, 3);
            rig.run();

            JobReport second = rig.run();

            assertThat(planhat.metrics().points())
                    .singleElement()
                    .extracting(MetricPoint::model)
                    .isEqualTo(name);
            assertThat(second.counts()).containsEntry("unchanged", 1L);
        }
    }

    @Nested
    class AnotherValue {
        @Test
        void isPushedAndTheLatestCounts() throws Exception {
            rig.row("A-1", YESTERDAY, 4);
            rig.run();
            rig.sql("update usage set \"value\" = '5'");
            JobReport second = rig.run();
            rig.sql("update usage set \"value\" = '4'");

            JobReport third = rig.run();
            JobReport fourth = rig.run();

            assertThat(second.counts()).containsEntry("changed", 1L).containsEntry("sent", 1L);
            assertThat(third.counts()).containsEntry("changed", 1L);
            assertThat(fourth.counts()).containsEntry("unchanged", 1L);
        }

        @Test
        void isKeptOnDemand() throws Exception {
            rig.set("changed", "keep").row("A-1", YESTERDAY, 4);
            rig.run();
            rig.sql("update usage set \"value\" = '5'");

            JobReport second = rig.run();

            assertThat(second.counts()).containsEntry("kept", 1L).containsEntry("sent", 0L);
            assertThat(second.clean()).isTrue();
        }
    }

    @Nested
    class Days {
        @Test
        void areThoseOfTheZone() throws Exception {
            rig.set("zone", "America/New_York").row("A-1", "2026-11-20T03:00:00Z", 1);

            rig.run();

            assertThat(rig.points()).containsExactly("Acme logins 2026-11-19 1");
        }

        @Test
        void beginBeforeTheUtcDayInTheEast() throws Exception {
            rig.set("zone", "Pacific/Auckland").row("A-1", "2026-11-21", 1);

            rig.run();

            assertThat(rig.points()).as("there it is the 22nd already").containsExactly("Acme logins 2026-11-21 1");
        }

        @Test
        void thatAreNotOverOrTooLongAgoAreOutside() throws Exception {
            rig.set("lookBack", 3)
                    .row("A-1", "2026-11-21", 1)
                    .row("A-1", "2026-11-18", 2)
                    .row("A-1", "2026-11-17", 3);

            JobReport report = rig.run();

            assertThat(rig.points()).containsExactly("Acme logins 2026-11-18 2");
            assertThat(report.counts()).containsEntry("outside", 2L);
        }

        @Test
        void mayIncludeToday() throws Exception {
            rig.set("until", "today").row("A-1", "2026-11-21", 1);

            rig.run();

            assertThat(rig.points()).containsExactly("Acme logins 2026-11-21 1");
        }

        @Test
        void areTheSourcesToAskFor() throws Exception {
            rig.sql("create table daily (externalId varchar, \"date\" date, \"value\" decimal(10, 2))")
                    .sql("insert into daily values ('A-1', date '2026-11-20', 3), ('A-1', date '2026-10-01', 3)")
                    .set(
                            "source",
                            "sql:select * from daily where \"date\" between :#fromDay and :#toDay?dataSource=#crm&outputType=StreamList");

            JobReport report = rig.run();

            assertThat(report.counts()).containsEntry("rows", 1L).containsEntry("sent", 1L);
        }

        @Test
        void mayBeWrittenInAnyWay() throws Exception {
            rig.set("dayFormat", "dd.MM.yyyy").row("A-1", "20.11.2026", 1);

            rig.run();

            assertThat(rig.points()).containsExactly("Acme logins 2026-11-20 1");
        }
    }

    @Nested
    class SeveralRowsOfOneDay {
        @BeforeEach
        void rows() {
            rig.row("A-1", YESTERDAY, 5)
                    .row("A-2", YESTERDAY, 1)
                    .row("A-1", YESTERDAY, 2)
                    .row("A-1", YESTERDAY, 3);
        }

        @Test
        void areRefusedUnlessItIsSaidWhatTheyMake() throws Exception {
            JobReport report = rig.run();

            assertThat(rig.points()).containsExactly("Bolt logins 2026-11-20 1");
            assertThat(report.clean()).isFalse();
            assertThat(report.reasons().keySet()).singleElement().asString().contains("rows of one record", "sameDay");
        }

        @ParameterizedTest
        @CsvSource({"sum, 10", "average, 3.333333333333333"})
        void makeOneValue(String sameDay, String value) throws Exception {
            rig.set("sameDay", sameDay);

            JobReport report = rig.run();

            assertThat(rig.points()).contains("Acme logins 2026-11-20 " + value).hasSize(2);
            assertThat(report.counts()).containsEntry("values", 2L).containsEntry("rows", 4L);
            assertThat(rig.run().counts()).containsEntry("unchanged", 2L);
        }
    }

    @Test
    void aDryRunTellsWhatItWouldPush() throws Exception {
        rig.property("camel.component.planhat.dry-run", "true").row("A-1", YESTERDAY, 1);

        JobReport report = rig.run();

        assertThat(report.counts()).containsEntry("would be sent", 1L).containsEntry("sent", 0L);
        assertThat(rig.points()).isEmpty();
    }

    @Test
    void theLatestReportIsFoundAmongThoseOfAllJobs() throws Exception {
        JobReport report = rig.run();

        assertThat(JobReports.of(rig.main.getCamelContext()).latest("usage")).contains(report);
    }
}

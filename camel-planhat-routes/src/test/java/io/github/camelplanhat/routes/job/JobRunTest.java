/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.StateStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobRunTest {
    private static final JobCounts COUNTS =
            JobCounts.of("things").losing("refused").levels("waiting");

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T02:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> told = new ArrayList<>();
    private DefaultCamelContext context;
    private Job job;

    @BeforeEach
    void declare() {
        context = new DefaultCamelContext();
        context.getRegistry().bind("clock", Clock.class, new MovedClock());
        context.getRegistry().bind("metricsRegistry", registry);
        context.getRegistry().bind("teller", JobProgress.class, new Teller());
        context.start();
        job = Job.declare(context, "j", "test", COUNTS, folder);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private final class MovedClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    private final class Teller implements JobProgress {
        @Override
        public void jobNotBegun(String name, String why) {
            told.add(name + " not begun: " + why);
        }

        @Override
        public void jobEnded(JobReport report) {
            told.add(report.name() + (report.completed() ? " ended" : " failed: " + report.failure()));
        }
    }

    private List<JobRunRow> stored() {
        StateStore store = job.store();
        return store.inTransaction(() -> store.jobRuns().latest("j", 100));
    }

    private void later() {
        now.updateAndGet(t -> t.plusSeconds(2));
    }

    private double counted(String count) {
        return registry.get("camel.planhat.job.counts")
                .tags("job", "j", "kind", "test", "count", count)
                .counter()
                .count();
    }

    @Test
    void aRunCanBeSeenWhileItGoesOn() {
        JobRun run = job.begin();
        assertThat(stored()).singleElement().extracting(JobRunRow::state).isEqualTo(RunState.RUNNING);

        later();
        run.add("things", 3);
        run.goesOn();
        assertThat(stored().get(0).counts()).containsEntry("things", 3L);

        run.end(true);
        assertThat(stored().get(0).state()).isEqualTo(RunState.COMPLETED);
        assertThat(stored().get(0).clean()).isTrue();
        assertThat(stored().get(0).idle()).isFalse();
    }

    @Test
    void whatWentWrongIsStoredWithItsReasons() {
        JobRun run = job.begin();
        run.add("things", 3);
        run.add("refused", 1);
        run.reason("too long", 1);
        run.end(false);

        assertThat(stored().get(0).clean()).isFalse();
        assertThat(stored().get(0).reasons()).containsEntry("too long", 1L);
        assertThat(counted("refused")).isEqualTo(1);
    }

    @Test
    void aRunWithNothingToDoTakesThePlaceOfTheOneBefore() {
        job.begin().end(true);
        later();
        job.begin().end(true);

        assertThat(stored()).hasSize(1);
        assertThat(stored().get(0).idle()).isTrue();
        assertThat(stored().get(0).started()).isEqualTo(now.get());
    }

    @Test
    void aRunThatNobodyEndsHasFailed() {
        JobRun run = job.begin();
        run.release();
        run.release();

        assertThat(stored().get(0).state()).isEqualTo(RunState.FAILED);
        job.begin().end(true);
    }

    @Test
    void aReleaseAfterTheEndChangesNothing() {
        JobRun run = job.begin();
        run.end(true);
        run.release();

        assertThat(stored().get(0).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunThatGoesOnIsCountedOnce() {
        JobRun dead = job.begin();
        dead.add("things", 5);
        dead.goesOn();
        dead.fail(new IllegalStateException("cut off"));
        later();

        JobRun run = job.begin();
        run.goOnWith(dead.id(), dead.started(), Map.of("things", 5L));
        run.add("things", 2);
        run.end(true);

        assertThat(stored()).singleElement().satisfies(r -> {
            assertThat(r.id()).isEqualTo(dead.id());
            assertThat(r.attempts()).isEqualTo(2);
            assertThat(r.counts()).containsEntry("things", 7L);
            assertThat(r.failure()).isNull();
        });
        assertThat(counted("things")).isEqualTo(7);
    }

    @Test
    void howThingsStandIsNotAddedUp() {
        for (long waiting : new long[] {4, 9}) {
            JobRun run = job.begin();
            run.set("waiting", waiting);
            run.end(true);
        }

        assertThat(registry.get("camel.planhat.job.level")
                        .tags("job", "j", "count", "waiting")
                        .gauge()
                        .value())
                .isEqualTo(9);
    }

    @Test
    void aFailureIsToldAndMeasured() {
        JobRun run = job.begin();

        assertThatThrownBy(() -> {
                    throw run.fail(new IllegalStateException("no more paper"));
                })
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("no more paper");

        assertThat(told).containsExactly("j failed: no more paper");
        assertThat(registry.get("camel.planhat.job.last.run.failed").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("camel.planhat.job.runs")
                        .tag("state", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anotherRunAtTheSameTimeIsRefusedAndNotTold() {
        JobRun run = job.begin();

        assertThatThrownBy(job::begin).isInstanceOf(JobBusyException.class);

        assertThat(told).isEmpty();
        run.end(true);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aStateThatCannotBeReachedIsTold() {
        context.getRegistry().unbind("clock");
        context.getPropertiesComponent().addInitialProperty("planhat.state.url", "jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(job::begin).isInstanceOf(RuntimeException.class);

        assertThat(told).singleElement().asString().startsWith("j not begun");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.routes.state.StateStores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is told of a sync, when, and how often. */
class AlertTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock();
    private AlertRig rig;

    @BeforeEach
    void prepare() {
        rig = new AlertRig(directory, clock);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** Another process on the same state. */
    private void restart() throws Exception {
        rig.close();
        rig = new AlertRig(directory, clock);
    }

    @Test
    void nothingIsToldOfAGoodRun() throws Exception {
        rig.start().rows(3, 0).run();

        assertThat(rig.told()).isEmpty();
    }

    @Nested
    class AFailure {
        @Test
        void isToldOnceWithTheReport() throws Exception {
            rig.start().fail();
            clock.move(HOUR);
            rig.fail();

            assertThat(rig.told()).containsExactly("failure new");
            JsonNode message = rig.messages().get(0);
            assertThat(message.get("alert").asText()).isEqualTo("ops");
            assertThat(message.get("sync").asText()).isEqualTo("accounts");
            assertThat(message.get("summary").asText()).isEqualTo("Planhat sync accounts failed");
            assertThat(message.get("report").get("run").asText())
                    .isEqualTo(rig.sync
                            .store()
                            .inTransaction(() -> rig.sync.store().runs().latest("accounts", 2))
                            .get(1)
                            .id());
            assertThat(message.get("report").get("failure").asText()).contains("Table … not found");
        }

        @Test
        void isRepeatedWhenItGoesOn() throws Exception {
            rig.start().fail();
            clock.move(HOUR.multipliedBy(4).minusMillis(1));
            rig.flush();
            assertThat(rig.told()).hasSize(1);

            clock.move(Duration.ofMillis(1));
            rig.flush();
            rig.flush();

            assertThat(rig.told()).containsExactly("failure new", "failure repeated");
        }

        @Test
        void isNeverRepeatedWhereThatIsSaid() throws Exception {
            rig.set("repeatAfter", "0").start().fail();
            clock.move(Duration.ofDays(30));
            rig.flush();

            assertThat(rig.told()).containsExactly("failure new");
        }

        @Test
        void isToldAnewWhenItsReasonChanges() throws Exception {
            rig.start().fail();
            rig.sync.sql("create table accounts(id int, name varchar)", "alter table accounts rename to others");
            rig.sync.sql(
                    "create view accounts as select id / 0 as id, name from others",
                    "insert into others values (1, 'a')");
            rig.sync.failure();
            rig.flush();

            assertThat(rig.told()).containsExactly("failure new", "failure new");
        }

        @Test
        void isOverWithTheNextGoodRun() throws Exception {
            rig.start().fail();
            clock.move(HOUR);
            rig.rows(2, 0).run();
            rig.run();

            assertThat(rig.told()).containsExactly("failure new", "failure recovered");
            assertThat(rig.messages().get(1).get("summary").asText()).isEqualTo("Planhat sync accounts works again");
            assertThat(rig.messages().get(1).get("detail").asText())
                    .startsWith("It had been failing since 2026-03-01T02:00:00Z: ");
        }

        @Test
        void mayComeBack() throws Exception {
            rig.start().fail();
            clock.move(HOUR);
            rig.rows(1, 0).run();
            clock.move(HOUR);
            rig.fail();

            assertThat(rig.told()).containsExactly("failure new", "failure recovered", "failure new");
        }

        @Test
        void thatIsOverBeforeALookIsToldAllTheSame() throws Exception {
            rig.start();
            rig.sync.sql("drop table accounts");
            rig.sync.failure();
            rig.rows(1, 0).run();

            assertThat(rig.told()).isNotEmpty().endsWith("failure recovered");
        }

        @Test
        void isAlsoThatARunCannotBegin() throws Exception {
            rig.sync.set("watermark", "id").set("watermarkStart", "0");
            rig.start();
            rig.sync.store().inTransaction(() -> rig.sync.store().cursors().move("accounts", "{", "r", Instant.EPOCH));

            rig.sync.failure();
            rig.flush();
            rig.flush();

            assertThat(rig.told()).containsExactly("failure new");
            assertThat(rig.messages().get(0).get("detail").asText())
                    .contains("could not begin: the stored watermark cannot be read");
        }

        @Test
        void isToldFromMemoryWhenTheStateCannotBeReached() throws Exception {
            rig.sync.property(StateStores.URL, "jdbc:postgresql://127.0.0.1:1/none");
            rig.start();

            rig.sync.failure();
            rig.flush();
            rig.sync.failure();
            rig.flush();

            assertThat(rig.told()).containsExactly("failure new");
            assertThat(rig.messages().get(0).get("detail").asText()).contains("could not begin: ");
        }

        @Test
        void tellsNoValueOfARecord() throws Exception {
            rig.sync.sql("drop table accounts");
            rig.start();
            rig.sync.sql(
                    "create table people(id int, name varchar)", "insert into people values (1, 'ann@example.com')");
            rig.sync.sql("create view accounts as select id, cast(name as int) as name from people");
            rig.sync.failure();
            rig.flush();

            assertThat(rig.messages()).hasSize(1);
            assertThat(rig.messages().toString())
                    .contains("Data conversion error")
                    .doesNotContain("ann@", "example.com");
        }
    }

    @Nested
    class RefusedRows {
        @Test
        void areNotToldUpToTheLimit() throws Exception {
            rig.set("refusedAbove", "5%").start().rows(95, 5).run();

            assertThat(rig.told()).isEmpty();
        }

        @Test
        void areToldAboveIt() throws Exception {
            rig.set("refusedAbove", "5%").start().rows(94, 6).run();

            assertThat(rig.told()).containsExactly("refused new");
            JsonNode message = rig.messages().get(0);
            assertThat(message.get("summary").asText())
                    .isEqualTo("Planhat sync accounts: 6 of 100 rows are not in Planhat");
            assertThat(message.get("report").get("reasons").fieldNames())
                    .toIterable()
                    .containsExactly("name: is required but has no value (from NAME)");
        }

        @Test
        void areToldOnceUntilTheyAreWithinTheLimitAgain() throws Exception {
            rig.start().rows(9, 1).run();
            rig.rows(9, 2).run();
            rig.rows(0, 0).run();
            assertThat(rig.told()).containsExactly("refused new");

            rig.rows(9, 0).run();

            assertThat(rig.told()).containsExactly("refused new", "refused recovered");
        }
    }

    @Nested
    class AnOverdueSync {
        @Test
        void isOneWithoutAGoodRunForTooLong() throws Exception {
            rig.set("overdueAfter", "26h").start().rows(1, 0).run();
            clock.move(HOUR.multipliedBy(26));
            rig.flush();
            assertThat(rig.told()).isEmpty();

            clock.move(Duration.ofMillis(1));
            rig.flush();
            rig.flush();

            assertThat(rig.told()).containsExactly("overdue new");
            assertThat(rig.messages().get(0).get("detail").asText())
                    .isEqualTo("A good run should have ended by 2026-03-02T04:00:00Z, 26h after the latest one");
        }

        @Test
        void isNoLongerOneAfterAGoodRun() throws Exception {
            rig.set("overdueAfter", "PT26H").start().rows(1, 0).run();
            clock.move(HOUR.multipliedBy(27));
            rig.flush();
            rig.run();
            rig.flush();

            assertThat(rig.told()).containsExactly("overdue new", "overdue recovered");
        }

        @Test
        void isOneThatOnlyFails() throws Exception {
            rig.set("overdueAfter", "26h").set("on", "overdue").start();
            clock.move(HOUR.multipliedBy(25));
            rig.fail();
            assertThat(rig.told()).isEmpty();

            clock.move(HOUR.multipliedBy(2));
            rig.fail();

            assertThat(rig.told()).containsExactly("overdue new");
            assertThat(rig.messages().get(0).get("detail").asText()).endsWith("26h after the start of the watch");
        }

        @Test
        void isMeasuredAgainstRunsOfEarlierProcesses() throws Exception {
            rig.set("overdueAfter", "26h").start().rows(1, 0).run();
            clock.move(HOUR.multipliedBy(25));
            restart();
            rig.set("overdueAfter", "26h").start().flush();
            assertThat(rig.told()).isEmpty();

            clock.move(HOUR.multipliedBy(2));
            rig.flush();

            assertThat(rig.told()).containsExactly("overdue new");
        }

        @Test
        void staysOneOverARestartAlthoughItNeverRan() throws Exception {
            rig.set("overdueAfter", "26h").start();
            clock.move(HOUR.multipliedBy(27));
            rig.flush();
            restart();
            rig.set("overdueAfter", "26h").start().flush();

            assertThat(rig.told()).containsExactly("overdue new");
        }
    }

    @Nested
    class ARestart {
        @Test
        void repeatsNothing() throws Exception {
            rig.start().fail();
            restart();
            rig.start().flush();

            assertThat(rig.told()).containsExactly("failure new");
        }

        @Test
        void doesNotForgetToTellTheEnd() throws Exception {
            rig.start().fail();
            restart();
            clock.move(HOUR);
            rig.start().rows(1, 0).run();

            assertThat(rig.told()).containsExactly("failure new", "failure recovered");
        }

        @Test
        void tellsWhatNobodyWatched() throws Exception {
            rig.set("on", "overdue").set("overdueAfter", "1000h").start().fail();
            assertThat(rig.told()).isEmpty();
            restart();
            rig.start().flush();

            assertThat(rig.told()).containsExactly("failure new");
        }

        @Test
        void tellsWhatCouldNotBeDelivered() throws Exception {
            Path blocked = Files.writeString(directory.resolve("blocked"), "no folder");
            rig.set("to", "file:" + blocked + "?autoCreate=false")
                    .set("maxRetries", "1")
                    .start()
                    .fail();
            restart();
            rig.start().flush();

            assertThat(rig.told()).containsExactly("failure new");
        }
    }

    @Nested
    class TheSelection {
        @Test
        void leavesOutOtherEvents() throws Exception {
            rig.set("on", "refused").start().fail();

            assertThat(rig.told()).isEmpty();
        }

        @Test
        void mustNameSyncsThatExist() {
            rig.set("syncs", "acounts");

            assertThatThrownBy(rig::start)
                    .hasStackTraceContaining(
                            "alert ops watches a sync or job 'acounts' that does not exist; did you mean accounts?");
        }
    }

    @Test
    void twoContextsShareNothing(@TempDir Path elsewhere) throws Exception {
        try (AlertRig other = new AlertRig(elsewhere, clock)) {
            other.rows(1, 0).start();
            rig.start().fail();
            other.run();

            assertThat(rig.told()).containsExactly("failure new");
            assertThat(other.told()).isEmpty();
        }
    }

    @Test
    void ofTwoNodesOneTells(@TempDir Path elsewhere) throws Exception {
        String shared = "jdbc:h2:" + directory.resolve("shared") + ";DB_CLOSE_DELAY=-1";
        try (AlertRig other = new AlertRig(elsewhere, clock)) {
            other.sync.property(StateStores.URL, shared);
            rig.sync.property(StateStores.URL, shared);
            other.start();
            rig.start().fail();
            other.flush();

            assertThat(rig.told()).containsExactly("failure new");
            assertThat(other.told()).isEmpty();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.source.kafka.KafkaBroker;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A sync over a topic of a real broker: what is acknowledged when, and what a run that ends early leaves. */
class KafkaSyncTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final KafkaBroker kafka = KafkaBroker.INSTANCE;
    private final String topic = kafka.topic(1);
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final StubPlanhat planhat = new StubPlanhat(records -> {
        if (down.get() || calls.incrementAndGet() == failing()) {
            throw new IllegalStateException("Planhat answered 503");
        }
        return StubPlanhat.created(records);
    });
    private int failingCall = -1;
    private SyncRig rig;

    private int failing() {
        return failingCall;
    }

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(planhat)
                .set("source", "direct:topic")
                .mapping("name: name\nexternalId: id\n")
                .property(StateStores.URL, "jdbc:h2:mem:" + UUID.randomUUID())
                .property("camel.component.kafka.fetch-wait-max-ms", "50")
                .property("camel.component.kafka.brokers", kafka.address)
                .property("camel.route-template[topic].template-id", "planhat-kafka-source")
                .property("camel.route-template[topic].name", "topic")
                .property("camel.route-template[topic].topic", topic)
                .property("camel.route-template[topic].group", topic);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void send(String value) {
        kafka.send(topic, 0, null, value);
    }

    private void account(int id, String name) {
        send("{\"id\": \"" + id + "\", \"name\": \"" + name + "\"}");
    }

    private void accounts(int... ids) {
        for (int id : ids) {
            account(id, "account " + id);
        }
    }

    private long committed() {
        return kafka.committed(topic).get(0);
    }

    private List<Object> sent() {
        return planhat.batches.stream()
                .flatMap(List::stream)
                .map(r -> r.get("externalId"))
                .toList();
    }

    @Test
    void messagesAreReadOnce() throws Exception {
        accounts(1, 2, 3);

        SyncReport first = rig.start().run();
        accounts(4);
        SyncReport second = rig.run();

        assertThat(first.created()).isEqualTo(3);
        assertThat(second.read()).isEqualTo(1);
        assertThat(sent()).containsExactly("1", "2", "3", "4");
        assertThat(committed()).isEqualTo(4);
    }

    @Test
    void theLaterMessageOfARecordTravelsLater() throws Exception {
        account(1, "old");
        accounts(2);
        account(1, "new");
        rig.set("batchSize", 2).start().run();

        assertThat(planhat.batches.get(0).get(0)).containsEntry("name", "old");
        assertThat(planhat.batches.get(1)).containsExactly(Map.of("externalId", "1", "name", "new"));
    }

    @Test
    void brokenMessagesAreDeadLettersAndTheOthersGoOn() throws Exception {
        send("not JSON");
        send("{\"id\": \"0\"}");
        accounts(1);

        SyncReport report = rig.start().run();

        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.created()).isEqualTo(1);
        assertThat(committed()).isEqualTo(3);
        assertThat(rig.deadLetters())
                .extracting(StoredDeadLetter::reason)
                .anySatisfy(
                        r -> assertThat(r).startsWith("message 0 of partition 0 of " + topic + " is no JSON object"))
                .anySatisfy(r -> assertThat(r).isEqualTo("name: the row has no column name"));
    }

    @Test
    void theDeadLettersOfEarlierRunsStayUntilTheirRecordSucceeds() throws Exception {
        send("not JSON");
        send("{\"id\": \"0\"}");
        rig.start().run();

        account(0, "complete");
        rig.run();

        assertThat(rig.deadLetters())
                .singleElement()
                .extracting(StoredDeadLetter::reason)
                .asString()
                .contains("is no JSON object");
    }

    @Test
    void aDeletionIsSkippedWithAReason() throws Exception {
        send(null);

        SyncReport report = rig.start().run();

        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.reasons().keySet()).singleElement().asString().contains("deleted in the source");
        assertThat(rig.deadLetters()).isEmpty();
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aBatchThatFailsIsNotAcknowledgedAndComesAgain() throws Exception {
        accounts(1, 2, 3, 4, 5);
        failingCall = 2;
        rig.set("batchSize", 2).start();

        assertThat(rig.failure()).isInstanceOf(SyncFailedException.class).hasMessageContaining("503");
        assertThat(committed()).isEqualTo(2);
        SyncReport next = rig.run();

        assertThat(next.read()).isEqualTo(3);
        assertThat(next.created()).isEqualTo(3);
        assertThat(committed()).isEqualTo(5);
        assertThat(rig.deadLetters()).isEmpty();
    }

    @Test
    void aRunWhoseProcessDiedGoesOnCountingBehindWhatItHadAcknowledged() throws Exception {
        accounts(1, 2, 3);
        rig.start().run();
        accounts(4, 5);
        rig.store().inTransaction(() -> {
            rig.store().runs().begin("dead-run", "accounts", "company", null, Instant.EPOCH);
            rig.store()
                    .runs()
                    .progress(
                            "dead-run",
                            new RunCounts(7, 3, 2, 0, 1, 1, 0, 0, 2, 0),
                            Map.of("too bad", 2L),
                            Set.of("externalId=4"),
                            Instant.EPOCH);
        });

        SyncReport report = rig.run();

        assertThat(report.run()).isEqualTo("dead-run");
        assertThat(report.read()).isEqualTo(9);
        assertThat(report.created()).isEqualTo(5);
        assertThat(report.resent()).isEqualTo(1);
        assertThat(report.reasons()).containsEntry("too bad", 2L);
        assertThat(rig.store()
                        .inTransaction(() -> rig.store().runs().find("dead-run"))
                        .orElseThrow()
                        .counts()
                        .read())
                .isEqualTo(9);
    }

    @Test
    void whatWasStoredButNotAcknowledgedIsNotSentAgain() throws Exception {
        accounts(1, 2);
        rig.start();
        rig.store().inTransaction(() -> rig.store()
                .fingerprints()
                .save(
                        "accounts",
                        "earlier",
                        List.of(new Confirmation(
                                "externalId=1",
                                null,
                                new RecordHash().of(Map.of("externalId", "1", "name", "account 1")),
                                null,
                                OutcomeStatus.CREATED))));

        SyncReport report = rig.run();

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(sent()).containsExactly("2");
    }

    @Test
    void anotherConsumerOfTheGroupIsNoticedBeforeAnythingIsSent() throws Exception {
        accounts(1);
        rig.start();
        try (KafkaConsumer<String, String> other = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.address, "group.id", topic),
                new StringDeserializer(),
                new StringDeserializer())) {
            other.subscribe(List.of(topic));
            await().atMost(LONG).until(() -> {
                other.poll(Duration.ofMillis(50));
                return !other.assignment().isEmpty();
            });

            assertThat(rig.failure())
                    .hasMessageContaining("another consumer works under the group " + topic)
                    .hasMessageContaining("a group of its own");
        }
        assertThat(planhat.batches).isEmpty();
    }

    private void follow(String... parameters) {
        rig.property("camel.route-template[topic].linger", "PT0.05S")
                .property("camel.route-template[follow].template-id", "planhat-follow")
                .property("camel.route-template[follow].sync", "accounts");
        for (int i = 0; i < parameters.length; i += 2) {
            rig.property("camel.route-template[follow]." + parameters[i], parameters[i + 1]);
        }
        rig.start();
    }

    @Test
    void aFollowedTopicIsSentAsItGrowsInOneRun() throws Exception {
        accounts(1);
        follow();
        await().atMost(LONG).until(() -> sent().equals(List.of("1")));

        accounts(2);
        await().atMost(LONG).until(() -> sent().equals(List.of("1", "2")));
        await().atMost(LONG).until(() -> committed() == 2);

        assertThat(rig.store().inTransaction(() -> rig.store().runs().latest("accounts", 10)))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.state()).isEqualTo(RunState.RUNNING);
                    assertThat(run.counts().created()).isEqualTo(2);
                });
    }

    @Test
    void aStopEndsAFollowingRunWell() throws Exception {
        accounts(1);
        List<SyncReport> reports = new CopyOnWriteArrayList<>();
        rig.main.bind("progress", new SyncProgress() {
            @Override
            public void batchDone(SyncReport soFar) {}

            @Override
            public void ended(SyncReport report) {
                reports.add(report);
            }
        });
        follow();
        await().atMost(LONG).until(() -> sent().size() == 1);

        rig.main.getCamelContext().stop();

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.failure()).isNull();
            assertThat(report.created()).isEqualTo(1);
        });
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void anOutageIsWaitedForAndNothingIsLost() throws Exception {
        down.set(true);
        accounts(1, 2);
        follow("pause", "PT0.1S", "max-pause", "PT0.2S");
        await().atMost(LONG)
                .until(() -> rig.store().inTransaction(() -> rig.store().runs().latest("accounts", 10)).stream()
                                .filter(r -> r.state() == RunState.FAILED)
                                .count()
                        >= 2);
        assertThat(committed()).isZero();

        down.set(false);

        await().atMost(LONG).until(() -> committed() == 2);
        assertThat(sent()).endsWith("1", "2");
    }
}

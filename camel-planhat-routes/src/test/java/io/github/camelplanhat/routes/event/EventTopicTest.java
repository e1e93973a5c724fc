/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.source.kafka.KafkaBroker;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Events out of a topic of a real broker. */
class EventTopicTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final KafkaBroker kafka = KafkaBroker.INSTANCE;
    private final String topic = kafka.topic(1);
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private EventRig rig;

    @BeforeEach
    void prepare() throws Exception {
        rig = new EventRig(PLANHAT, dir)
                .property(StateStores.URL, url)
                .property("camel.component.kafka.fetch-wait-max-ms", "50")
                .property("camel.component.kafka.brokers", kafka.address)
                .property("camel.route-template[topic].template-id", "planhat-kafka-source")
                .property("camel.route-template[topic].name", "topic")
                .property("camel.route-template[topic].topic", topic)
                .property("camel.route-template[topic].group", topic)
                .property("camel.route-template[fetch].template-id", "planhat-event-source")
                .property("camel.route-template[fetch].name", "fetch")
                .property("camel.route-template[fetch].stream", "usage")
                .property("camel.route-template[fetch].source", "direct:topic")
                .property("camel.route-template[fetch].batchSize", "2");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void send(String value) {
        kafka.send(topic, 0, "k", value);
    }

    private void rename(String table, String to) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + table + " RENAME TO " + to);
        }
    }

    private long committed() {
        return kafka.committed(topic).get(0);
    }

    @Test
    void offsetsMoveWhenTheEventsAreStored() {
        for (int i = 1; i <= 3; i++) {
            send("{\"insert_id\": \"" + i + "\", \"user_id\": \"ada\", \"event_type\": \"A\"}");
        }
        send("no JSON");
        rig.start();

        JobReport read = rig.run("fetch");

        assertThat(read.counts())
                .containsEntry("events", 4L)
                .containsEntry("stored", 3L)
                .containsEntry("refused", 1L);
        assertThat(committed()).isEqualTo(4);
        // Without a time of their own they have that of their message.
        assertThat(rig.stored(EventState.PENDING)).extracting(e -> e.id()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(rig.stored(EventState.PENDING))
                .allMatch(e -> e.readableTime() && !e.time().isAfter(e.received()));
        assertThat(rig.refused()).singleElement().satisfies(e -> assertThat(e.reason())
                .contains("message 3 of partition 0"));
        assertThat(rig.run("fetch").counts()).containsEntry("events", 0L);
    }

    @Test
    void whileTheStoreIsAwayTheyStay() throws Exception {
        send("{\"insert_id\": \"1\", \"user_id\": \"ada\", \"event_type\": \"A\"}");
        rig.start();
        rig.store();
        rename("planhat_event", "planhat_event_away");

        assertThatThrownBy(() -> rig.run("fetch")).hasStackTraceContaining("PLANHAT_EVENT");

        assertThat(committed()).isZero();
        rename("planhat_event_away", "planhat_event");
        assertThat(rig.run("fetch").counts()).containsEntry("stored", 1L);
        assertThat(committed()).isEqualTo(1);
    }
}

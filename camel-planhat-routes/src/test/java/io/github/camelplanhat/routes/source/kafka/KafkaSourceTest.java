/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.source.SourceRig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rows of a topic of a real broker. Nobody acknowledges them here, so that they come in each reading. */
class KafkaSourceTest {
    private final KafkaBroker kafka = KafkaBroker.INSTANCE;
    private final String topic = kafka.topic(2);
    private SourceRig rig;

    @BeforeEach
    void prepare() {
        rig = new SourceRig("planhat-kafka-source")
                .set("topic", topic)
                .set("group", topic)
                .property("camel.component.kafka.fetch-wait-max-ms", "50")
                .property("camel.component.kafka.brokers", kafka.address);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void send(int partition, int id) {
        kafka.send(topic, partition, "A-" + id, "{\"id\": " + id + "}");
    }

    private List<Object> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(r -> r.get("id")).toList();
    }

    @Test
    void allPartitionsAreReadEachInItsOrder() throws Exception {
        IntStream.range(0, 20).forEach(i -> send(i % 2, i));

        List<Object> ids = ids(rig.read());

        assertThat(ids).hasSize(20);
        assertThat(ids.stream().filter(i -> (int) i % 2 == 0)).isSorted();
        assertThat(ids.stream().filter(i -> (int) i % 2 == 1)).isSorted();
    }

    @Test
    void anEmptyTopicHasNoRows() throws Exception {
        assertThat(rig.read()).isEmpty();
    }

    @Test
    void aReadingEndsThoughMessagesGoOnComing() throws Exception {
        IntStream.range(0, 5).forEach(i -> send(0, i));
        int[] read = {0};

        rig.read(row -> {
            read[0]++;
            if (read[0] < 500) {
                send(0, 100 + read[0]);
            }
        });

        assertThat(read[0]).isBetween(5, 499);
    }

    @Test
    void latestBeginsBehindWhatIsThereAndStaysAtThatPlace() throws Exception {
        send(0, 1);
        rig.set("start", "latest");

        assertThat(rig.read()).isEmpty();
        send(0, 2);

        assertThat(ids(rig.read())).containsExactly(2);
    }

    @Test
    void whatTheRetentionHasTakenIsPassedOver() throws Exception {
        send(0, 1);
        send(0, 2);
        assertThat(rig.read()).hasSize(2);
        kafka.deleteBefore(topic, 0, 1);

        assertThat(ids(rig.read())).containsExactly(2);
    }

    @Test
    void messagesOfAnAbortedTransactionAreNotRead() throws Exception {
        kafka.sendTransaction(topic, "{\"id\": 1}", true);
        kafka.sendTransaction(topic, "{\"id\": 2}", false);

        assertThat(ids(rig.read())).containsExactly(1);
    }

    @Test
    void aMissingTopicIsNamedWithTheNearestOne() {
        rig.set("topic", topic.substring(0, topic.length() - 1));

        assertThatThrownBy(() -> rig.read())
                .isInstanceOf(KafkaSourceException.class)
                .hasMessageContaining("there is no topic ")
                .hasMessageContaining("did you mean " + topic);
    }

    @Test
    void aBrokerThatIsNotThereIsToldWithTheOptionToCheck() {
        rig.property("camel.component.kafka.brokers", "localhost:1")
                .property("camel.component.kafka.additional-properties[default.api.timeout.ms]", "300")
                .property("camel.component.kafka.additional-properties[request.timeout.ms]", "300");

        assertThatThrownBy(() -> rig.read())
                .isInstanceOf(KafkaSourceException.class)
                .hasMessageContaining("Kafka did not answer for topic " + topic)
                .hasMessageContaining("camel.component.kafka.brokers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start | earlist | start is 'earlist' but must be earliest or latest; did you mean earliest?",
                "envelope | debezum | envelope is 'debezum' but must be none or debezium; did you mean debezium?",
                "linger | 5s | linger '5s' is no ISO-8601 duration, such as PT5S",
                "linger | -PT5S | linger '-PT5S' is negative"
            })
    void aWrongParameterStopsTheStart(String parameter, String value, String message) {
        rig.set(parameter, value);

        assertThatThrownBy(() -> rig.main.start()).hasStackTraceContaining(message);
    }
}

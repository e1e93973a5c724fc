/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.source.kafka.KafkaBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaSinkTest {
    private final KafkaBroker kafka = KafkaBroker.INSTANCE;

    @RegisterExtension
    final SinkHost sink = new SinkHost();

    @Test
    void eachRecordIsAMessageWithItsIdAsKey() throws Exception {
        String topic = kafka.topic(1);
        start(topic);

        sink.write("company", List.of(Map.of("_id", "1", "name", "Acme"), Map.of("_id", "2")));

        assertThat(messages(topic)).extracting(ConsumerRecord::key).containsExactly("1", "2");
        assertThat(messages(topic).get(0).value()).contains("\"name\":\"Acme\"");
    }

    @Test
    void aDeletedRecordIsATombstone() throws Exception {
        String topic = kafka.topic(1);
        start(topic);

        sink.delete("company", "1", "2");

        assertThat(messages(topic)).hasSize(2).allSatisfy(m -> {
            assertThat(m.key()).isIn("1", "2");
            assertThat(m.value()).isNull();
        });
    }

    @Test
    void theTopicMayNameTheObject() throws Exception {
        String topic = kafka.topic(1);
        start(topic.substring(0, topic.indexOf('-')) + "-{object}");

        sink.write(topic.substring(topic.indexOf('-') + 1), List.of(Map.of("_id", "1")));

        assertThat(messages(topic)).hasSize(1);
    }

    @Test
    void aBatchIsNotHashedToSeeWhetherItHasMessages() throws Exception {
        String topic = kafka.topic(1);
        CountedHashes counted = sink.countedHashes();
        start(topic);

        sink.write("company", List.of(Map.of("_id", "1"), Map.of("_id", "2")));
        sink.write("company", List.of());

        assertThat(messages(topic)).hasSize(2);
        assertThat(counted.lists()).isPositive();
        assertThat(counted.hashes()).isZero();
    }

    @Test
    void itFailsWhenNobodyAcknowledges() throws Exception {
        sink.property("camel.component.kafka.brokers", "127.0.0.1:1")
                .property("camel.component.kafka.additionalProperties[max.block.ms]", "300")
                .start("kamelet:planhat-kafka-sink?topic=nowhere");

        assertThatThrownBy(() -> sink.write(
                        "company", List.of(Map.of("_id", UUID.randomUUID().toString()))))
                .hasStackTraceContaining("TimeoutException");
    }

    @Test
    void itSpeaksWithABrokerThatAsksForTlsAndAPassword() throws Exception {
        String topic = kafka.topic(1);
        secure("changeit").start("kamelet:planhat-kafka-sink?topic=" + topic);

        sink.write("company", List.of(Map.of("_id", "1", "name", "Acme")));

        assertThat(messages(topic)).extracting(ConsumerRecord::key).containsExactly("1");
    }

    @Test
    void aWrongPasswordIsToldAtOnceAndNotShown() throws Exception {
        String topic = kafka.topic(1);
        secure("not-the-password").start("kamelet:planhat-kafka-sink?topic=" + topic);

        assertThatThrownBy(() -> sink.write("company", List.of(Map.of("_id", "1"))))
                .hasStackTraceContaining("SaslAuthenticationException")
                .extracting(Throwable::toString)
                .asString()
                .doesNotContain("not-the-password");
        assertThat(messages(topic)).isEmpty();
    }

    private SinkHost secure(String password) {
        return sink.property("camel.component.kafka.brokers", kafka.secureAddress)
                .property("camel.component.kafka.security-protocol", "SASL_SSL")
                .property("camel.component.kafka.sasl-mechanism", "PLAIN")
                .property(
                        "camel.component.kafka.sasl-jaas-config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"writer\" password=\""
                                + password + "\";")
                .property("camel.component.kafka.ssl-truststore-location", kafka.trustStore.toString())
                .property("camel.component.kafka.ssl-truststore-password", "changeit")
                .property("camel.component.kafka.ssl-truststore-type", "PKCS12");
    }

    private void start(String topic) throws Exception {
        sink.property("camel.component.kafka.brokers", kafka.address)
                .start("kamelet:planhat-kafka-sink?topic=" + topic);
    }

    private List<ConsumerRecord<String, String>> messages(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.address), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(5)).forEach(messages::add);
            }
        }
        return messages;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

import io.github.camelplanhat.model.Names;

/** The parameters of {@code planhat-kafka-source}; the template describes them. */
public final class KafkaSettings {
    private String topic;
    private String group;
    private String endpoint;
    private String start;
    private String envelope;
    private String metadata;
    private String linger;

    String topic() {
        return topic;
    }

    String group() {
        return group;
    }

    /** The endpoint of camel-kafka whose connection is used. */
    String endpoint() {
        return endpoint;
    }

    boolean fromTheBeginning() {
        return choice("start", start, "earliest", "latest").equals("earliest");
    }

    boolean debezium() {
        return choice("envelope", envelope, "none", "debezium").equals("debezium");
    }

    /** Name of the column that tells where a row comes from. */
    String metadata() {
        return metadata;
    }

    Duration linger() {
        return duration("linger", linger);
    }

    static Duration duration(String name, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " '" + text + "' is no ISO-8601 duration, such as PT5S", e);
        }
        throw new IllegalArgumentException(name + " '" + text + "' is negative");
    }

    private static String choice(String name, String value, String... allowed) {
        List<String> words = List.of(allowed);
        if (!words.contains(value)) {
            throw new IllegalArgumentException(
                    name + " is '" + value + "' but must be " + String.join(" or ", words) + Names.hint(value, words));
        }
        return value;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    /** {@code earliest} or {@code latest}. */
    public void setStart(String start) {
        this.start = start;
    }

    /** {@code none} or {@code debezium}. */
    public void setEnvelope(String envelope) {
        this.envelope = envelope;
    }

    public void setMetadata(String metadata) {
        this.metadata = metadata;
    }

    /** ISO-8601, such as {@code PT5S}. */
    public void setLinger(String linger) {
        this.linger = linger;
    }
}

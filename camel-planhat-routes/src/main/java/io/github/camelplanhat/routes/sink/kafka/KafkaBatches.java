/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.routes.sink.Deletes;
import io.github.camelplanhat.routes.sink.SinkBatch;
import io.github.camelplanhat.routes.sink.SinkNames;

/**
 * The step of {@code planhat-kafka-sink} that YAML cannot say: makes a batch of records the messages that Camel's Kafka
 * producer sends together, and waits for together.
 */
public final class KafkaBatches {
    private static final String KEY = "kafka.KEY";
    private static final String TOPIC = "kafka.OVERRIDE_TOPIC";

    private String topic;
    private String key;
    private String deletes;
    private Deletes gone;

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public void setDeletes(String deletes) {
        this.deletes = deletes;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        SinkNames.check("topic", topic);
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("key is blank; name the field that identifies a record, such as _id");
        }
        gone = Deletes.parse(deletes, Deletes.REMOVE, Deletes.MARK, Deletes.IGNORE);
    }

    /** Leaves an empty list where there is nothing to send. */
    public void prepare(Exchange exchange) throws JsonProcessingException {
        SinkBatch batch = SinkBatch.of(exchange);
        List<Message> messages = new ArrayList<>(batch.records().size());
        if (!(batch.deleted() && gone == Deletes.IGNORE)) {
            String to = SinkNames.of("topic", topic, batch, "none");
            for (Map<String, Object> record : batch.records()) {
                messages.add(message(exchange, batch, to, record));
            }
        }
        exchange.getMessage().setBody(messages);
    }

    /** Whether there is anything to send. Not a method of the body called in Simple: Camel would hash the batch. */
    public boolean travels(Exchange exchange) {
        return !exchange.getMessage().getBody(List.class).isEmpty();
    }

    private Message message(Exchange exchange, SinkBatch batch, String to, Map<String, Object> record)
            throws JsonProcessingException {
        Object id = record.get(key);
        if (id == null) {
            throw new IllegalArgumentException(
                    "a record of " + batch.object() + " has no " + key + "; set key to a field that every record has");
        }
        Message message = new DefaultMessage(exchange.getContext());
        message.setHeader(KEY, id.toString());
        message.setHeader(TOPIC, to);
        if (!batch.deleted()) {
            message.setBody(PlanhatJson.mapper().writeValueAsString(record));
        } else if (gone == Deletes.MARK) {
            message.setBody(PlanhatJson.mapper().writeValueAsString(Map.of(key, id, "_deleted", true)));
        }
        return message;
    }
}

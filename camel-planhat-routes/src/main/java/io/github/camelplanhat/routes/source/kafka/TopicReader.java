/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.model.Names;

/**
 * All partitions of a topic, from the offsets that the group has committed. The partitions are assigned, not subscribed
 * to: a sync runs once at a time, by its lease, so that there is nobody to share them with, no rebalance that could take
 * one away while its rows are sent, and no heartbeat that a long wait for the quota could miss.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final String group;
    /** Partitions in which rows are left, of those that were there when the reading began, and where these end. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private TopicReader(Consumer<byte[], byte[]> consumer, String topic, String group) {
        this.consumer = consumer;
        this.topic = topic;
        this.group = group;
    }

    /**
     * Goes to where the group has come to. The consumer is closed if that fails.
     *
     * @param fromTheBeginning where to begin in partitions of which the group has no offset: at the first or behind the
     *     last message
     */
    static TopicReader open(Consumer<byte[], byte[]> consumer, String topic, String group, boolean fromTheBeginning) {
        TopicReader reader = new TopicReader(consumer, topic, group);
        try {
            reader.explained(() -> {
                reader.begin(fromTheBeginning);
                return null;
            });
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void begin(boolean fromTheBeginning) {
        Set<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        ends.putAll(consumer.endOffsets(partitions));
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        Map<TopicPartition, OffsetAndMetadata> from = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long start = committed.get(partition) != null
                    ? within(partition, committed.get(partition).offset(), first.get(partition))
                    : fromTheBeginning ? first.get(partition) : ends.get(partition);
            consumer.seek(partition, start);
            from.put(partition, new OffsetAndMetadata(start));
        }
        // Where nothing is committed yet, "latest" must not be a later place in the next run. And if another consumer
        // works under the name of the group, this fails now rather than behind the first batch.
        consumer.commitSync(from);
        dropFinished();
    }

    private Set<TopicPartition> partitions() {
        Set<TopicPartition> partitions = new HashSet<>();
        consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        if (partitions.isEmpty()) {
            throw new KafkaSourceException("there is no topic " + topic
                    + Names.hint(topic, new ArrayList<>(consumer.listTopics().keySet()))
                    + " Nothing was read. (A topic that the user may not describe looks as if it were not there.)");
        }
        return partitions;
    }

    /** The retention may have taken messages that were not read, and a topic that was made anew begins from 0 again. */
    private long within(TopicPartition partition, long committed, long first) {
        if (committed < first) {
            LOG.warn(
                    "Topic {} has deleted messages {} to {} of partition {} before group {} had read them. Lengthen its retention, or "
                            + "run the sync more often",
                    topic,
                    committed,
                    first - 1,
                    partition.partition(),
                    group);
            return first;
        } else if (committed > ends.get(partition)) {
            LOG.warn(
                    "Group {} had read partition {} of topic {} up to {}, but it ends at {}: the topic was made anew, and is read from "
                            + "its beginning",
                    group,
                    partition.partition(),
                    topic,
                    committed,
                    ends.get(partition));
            return first;
        }
        return committed;
    }

    /** The next messages, or none if none comes in time. */
    List<ConsumerRecord<byte[], byte[]>> poll(Duration wait) {
        return explained(() -> {
            List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
            consumer.poll(wait).forEach(messages::add);
            dropFinished();
            return messages;
        });
    }

    /** Positions tell, not messages: behind the last one may be marks of transactions, which nobody gets to see. */
    private void dropFinished() {
        ends.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    /** Whether everything was read that was there when the reading began. */
    boolean caughtUp() {
        return ends.isEmpty();
    }

    /** Where the reading stands in the partitions that are not finished. */
    Map<Integer, Long> left() {
        Map<Integer, Long> left = new TreeMap<>();
        ends.keySet().forEach(p -> left.put(p.partition(), consumer.position(p)));
        return left;
    }

    void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        explained(() -> {
            consumer.commitSync(offsets);
            return null;
        });
    }

    private <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (CommitFailedException e) {
            throw new KafkaSourceException(
                    "another consumer works under the group " + group
                            + ", so that what is read cannot be acknowledged. Give this source a group of its own",
                    e);
        } catch (TimeoutException e) {
            throw new KafkaSourceException(
                    "Kafka did not answer for topic " + topic + ": " + e.getMessage()
                            + ". Check camel.component.kafka.brokers, and that the brokers can be reached under the addresses "
                            + "that they advertise",
                    e);
        } catch (KafkaException e) {
            throw new KafkaSourceException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close(CLOSING);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import io.github.camelplanhat.routes.source.AcknowledgedRows;

/** The rows of a topic, in the order of each partition. Used on one thread at a time. */
final class TopicRows implements AcknowledgedRows {
    /** Short, so that a stop is noticed soon. */
    private static final Duration POLL = Duration.ofMillis(250);

    private final TopicReader reader;
    private final RowReader format;
    private final Clock clock;
    private final Duration linger;
    /** Until when rows are waited for; null if the run ends with what was there when it began. */
    private final Instant until;

    private final Duration patience;
    private final BooleanSupplier stopping;

    private final Deque<ConsumerRecord<byte[], byte[]>> messages = new ArrayDeque<>();
    /** Behind each row that was handed out and is not acknowledged. */
    private final Deque<Position> open = new ArrayDeque<>();

    private Instant lastHeard;
    /** When the first row of the batch was handed out; null between two batches. */
    private Instant batchBegan;

    private boolean closed;

    private record Position(TopicPartition partition, OffsetAndMetadata next) {}

    /**
     * @param follow how long to go on with what arrives; null to end with what was there at the beginning
     * @param linger how long a row waits for others to travel with
     * @param patience how long Kafka may deliver nothing although there is something
     */
    TopicRows(
            TopicReader reader,
            RowReader format,
            Clock clock,
            Duration follow,
            Duration linger,
            Duration patience,
            BooleanSupplier stopping) {
        this.reader = reader;
        this.format = format;
        this.clock = clock;
        this.linger = linger;
        this.patience = patience;
        this.stopping = stopping;
        this.lastHeard = clock.instant();
        this.until = follow == null ? null : lastHeard.plus(follow);
    }

    @Override
    public boolean hasNext() {
        while (messages.isEmpty() && !over()) {
            poll(POLL);
        }
        return !closed && !messages.isEmpty();
    }

    @Override
    public boolean over() {
        if (closed) {
            return true;
        }
        return messages.isEmpty() && (until == null ? reader.caughtUp() : isLate());
    }

    private boolean isLate() {
        return stopping.getAsBoolean() || !clock.instant().isBefore(until);
    }

    private void poll(Duration wait) {
        messages.addAll(reader.poll(wait));
        Instant now = clock.instant();
        if (!messages.isEmpty()) {
            lastHeard = now;
        } else if (until == null
                && !reader.caughtUp()
                && lastHeard.plus(patience).isBefore(now)) {
            throw new KafkaSourceException("Kafka has delivered nothing for " + patience
                    + ", although there are messages behind these offsets by partition: " + reader.left()
                    + ". Check that every partition has a leader");
        }
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (batchBegan == null) {
            batchBegan = clock.instant();
        }
        ConsumerRecord<byte[], byte[]> message = messages.poll();
        open.add(new Position(
                new TopicPartition(message.topic(), message.partition()),
                new OffsetAndMetadata(message.offset() + 1, message.leaderEpoch(), "")));
        return format.row(message);
    }

    /** When rows are waited for, those at hand travel once nothing else has come for a while, or not soon enough. */
    @Override
    public boolean batchEnds() {
        if (until == null) {
            return false;
        }
        Instant departure = batchBegan.plus(linger);
        while (messages.isEmpty() && clock.instant().isBefore(departure) && !over()) {
            Duration rest = Duration.between(clock.instant(), departure);
            poll(rest.compareTo(POLL) < 0 && !rest.isNegative() ? rest : POLL);
        }
        boolean ends = messages.isEmpty() || !clock.instant().isBefore(departure);
        if (ends) {
            batchBegan = null;
        }
        return ends;
    }

    @Override
    public void acknowledge(int rows) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int i = 0; i < rows; i++) {
            Position position = open.remove();
            offsets.put(position.partition(), position.next());
        }
        if (!offsets.isEmpty()) {
            reader.commit(offsets);
        }
        batchBegan = null;
    }

    @Override
    public void close() {
        closed = true;
    }
}

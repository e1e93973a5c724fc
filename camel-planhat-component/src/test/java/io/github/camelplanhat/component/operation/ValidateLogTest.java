/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.outcome.BulkOutcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code validate=warn} writes into the log: little, however many messages come. */
class ValidateLogTest extends SimulatorTest {
    private static final Logger LOG = (Logger) LogManager.getLogger("io.github.camelplanhat.component.validate");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("validate", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        LOG.addAppender(appender);
    }

    @AfterEach
    void leave() {
        LOG.removeAppender(appender);
    }

    private void send(Object body) {
        camel().send("planhat:company/bulkUpsert?validate=warn", body, BulkOutcome.class);
    }

    @Test
    void eachFieldIsLoggedOnceByAnEndpointAndNotWithEachMessage() {
        send(Map.of("name", "A", "Phase", "Live"));
        send(Map.of("name", "B", "Phase", "Live"));
        send(Map.of("name", "C", "Phase", "Live", "brandNew", 1));

        assertThat(lines)
                .filteredOn(line -> line.contains("record 0"))
                .containsExactly(
                        "company, record 0: Phase: no such field of company; did you mean phase?",
                        "company, record 0: brandNew: no such field of company");
    }

    @Test
    void fieldsThatAreMadeOfDataFillNeitherLogNorMemory() {
        IntStream.range(0, 30)
                .forEach(i -> send(Map.of(
                        "name",
                        "A",
                        "x" + 10 * i,
                        1,
                        "x" + (10 * i + 1),
                        1,
                        "x" + (10 * i + 2),
                        1,
                        "x" + (10 * i + 3),
                        1)));

        assertThat(lines).filteredOn(line -> line.contains("record 0")).hasSize(100);
    }
}

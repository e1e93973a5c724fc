/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.client.ClientSettings;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.client.TimeSource;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CustomFieldsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final AtomicLong now = new AtomicLong(1);
    private final AtomicLong calls = new AtomicLong();
    private PlanhatClient client;
    private CustomFields fields;

    @BeforeEach
    void connect() {
        client = new PlanhatClient(ClientSettings.builder()
                .baseUrl(planhat.baseUrl())
                .analyticsUrl(planhat.simulator().analyticsUrl())
                .accessToken(() -> "test-token")
                .maxRetries(0)
                .build());
        fields = new CustomFields(client, new TimeSource() {
            @Override
            public long nanos() {
                return now.get();
            }

            @Override
            public Instant now() {
                return Instant.ofEpochSecond(0, now.get());
            }
        });
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Map<String, FieldType> known(String wanted) {
        return fields.of(PlanhatObject.COMPANY, wanted, calls::addAndGet).orElseThrow();
    }

    private void seed(String name) {
        planhat.simulator()
                .seed(PlanhatObject.CUSTOM_FIELD, Map.of("name", name, "type", "number", "parent", "company"));
    }

    @Test
    void aNewFieldIsFoundOnceTheIntervalHasPassed() {
        seed("Seats");
        known("Seats");
        seed("Floors");

        now.addAndGet(CustomFields.AT_MOST_EVERY.toNanos() - 1);
        assertThat(known("Floors")).containsOnlyKeys("Seats");
        now.addAndGet(1);
        assertThat(known("Floors")).containsOnlyKeys("Seats", "Floors");
    }

    @Test
    void aKnownNameReadsNothingHoweverMuchTimeHasPassed() {
        seed("Seats");
        known("Seats");
        long before = calls.get();

        now.addAndGet(CustomFields.AT_MOST_EVERY.toNanos() * 2);

        assertThat(known("Seats")).containsEntry("Seats", FieldType.NUMBER);
        assertThat(calls.get()).isEqualTo(before);
    }

    @Test
    void theyAreUnknownToATokenThatMayNotReadThem() {
        planhat.simulator().faults().next().object(PlanhatObject.CUSTOM_FIELD).status(403);

        assertThat(fields.of(PlanhatObject.COMPANY, "Seats", calls::addAndGet)).isEmpty();
        assertThat(calls.get()).isEqualTo(1);
    }

    @Test
    void whatIsKnownStaysKnownWhileTheyCannotBeRead() {
        seed("Seats");
        known("Seats");
        now.addAndGet(CustomFields.AT_MOST_EVERY.toNanos());
        planhat.simulator().faults().next().object(PlanhatObject.CUSTOM_FIELD).status(503);

        assertThat(known("Floors")).containsOnlyKeys("Seats");
    }

    @Test
    void aFirstReadThatFailsIsAFailureAndTheNextOneReadsThem() {
        seed("Seats");
        planhat.simulator().faults().next().object(PlanhatObject.CUSTOM_FIELD).status(503);

        assertThatThrownBy(() -> known("Seats")).isInstanceOf(PlanhatUnavailableException.class);
        assertThat(known("Seats")).containsOnlyKeys("Seats");
    }
}

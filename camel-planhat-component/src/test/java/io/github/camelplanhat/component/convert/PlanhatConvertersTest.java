/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.convert;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatJson;

import static org.assertj.core.api.Assertions.assertThat;

class PlanhatConvertersTest {
    private final CamelContext camel = new DefaultCamelContext();
    private final TypeConverter converter = camel.getTypeConverter();
    private final RecordOutcome refused = new RecordOutcome(
            1, OutcomeStatus.REFUSED, null, "externalId=A-2", "name is missing", false, Map.of("externalId", "A-2"));
    private final BulkOutcome outcome = new BulkOutcome();

    PlanhatConvertersTest() {
        outcome.count(OutcomeStatus.CREATED, false);
        outcome.add(refused);
        outcome.addCalls(2, false);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void anOutcomeBecomesAMap() {
        Map<?, ?> map = converter.convertTo(Map.class, outcome);

        assertThat(map.get("read")).isEqualTo(2L);
        assertThat(map.get("created")).isEqualTo(1L);
        assertThat(map.get("refused")).isEqualTo(1L);
        assertThat(map.get("calls")).isEqualTo(2L);
        assertThat(map.get("clean")).isEqualTo(false);
        assertThat(map.get("records"))
                .isEqualTo(List.of(Map.of(
                        "index",
                        1L,
                        "status",
                        "REFUSED",
                        "key",
                        "externalId=A-2",
                        "reason",
                        "name is missing",
                        "resent",
                        false,
                        "record",
                        Map.of("externalId", "A-2"))));
    }

    @Test
    void everyStatusIsCountedInTheMap() {
        Map<?, ?> map = converter.convertTo(Map.class, outcome);

        for (OutcomeStatus status : OutcomeStatus.values()) {
            if (!status.onlyForetold()) {
                assertThat(map.get(status.name().toLowerCase(java.util.Locale.ROOT)))
                        .isEqualTo(outcome.count(status));
            }
        }
        assertThat(map.containsKey("dryRun")).isFalse();
    }

    @Test
    void thatOfADryRunTellsWhatWouldHappenAndInWhichFields() throws Exception {
        BulkOutcome foretold = new BulkOutcome();
        foretold.markDryRun();
        foretold.add(new RecordOutcome(
                0,
                OutcomeStatus.WOULD_UPDATE,
                "c1",
                "externalId=A-1",
                null,
                false,
                null,
                Map.of("phase", new FieldChange(null, "Live"))));

        JsonNode json = PlanhatJson.whole().readTree(converter.convertTo(byte[].class, foretold));

        assertThat(json.path("dryRun").asBoolean()).isTrue();
        assertThat(json.path("wouldUpdate").asInt()).isEqualTo(1);
        assertThat(json.path("wouldCreate").asInt()).isZero();
        assertThat(json.path("updated").asInt()).isZero();
        assertThat(json.at("/records/0/changes").toString()).isEqualTo("{\"phase\":{\"from\":null,\"to\":\"Live\"}}");
    }

    @Test
    void anOutcomeBecomesJsonWhereBytesAreWanted() throws Exception {
        JsonNode json = PlanhatJson.whole().readTree(converter.convertTo(byte[].class, outcome));

        assertThat(json.path("records").path(0).path("reason").asText()).isEqualTo("name is missing");
        assertThat(converter.convertTo(InputStream.class, outcome))
                .hasBinaryContent(converter.convertTo(byte[].class, outcome));
    }

    @Test
    void aRecordsOutcomeDoesToo() throws Exception {
        JsonNode json = PlanhatJson.whole().readTree(converter.convertTo(InputStream.class, refused));

        assertThat(json.path("status").asText()).isEqualTo("REFUSED");
        assertThat(converter.convertTo(byte[].class, refused)).isNotEmpty();
        assertThat(json.has("id")).isFalse();
    }

    @Test
    void asTextAnOutcomeIsOneLine() {
        assertThat(converter.convertTo(String.class, outcome)).isEqualTo(outcome.toString());
    }

    @Test
    void callsThatLookedForRecordsAreInTheMap() {
        outcome.addLookupCalls(3);

        assertThat(converter.convertTo(Map.class, outcome).get("lookupCalls")).isEqualTo(3L);
    }
}

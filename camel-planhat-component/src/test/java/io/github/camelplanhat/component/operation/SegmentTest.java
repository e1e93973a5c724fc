/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.analytics.Activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SegmentTest extends SimulatorTest {
    private static final String IDENTIFY = "planhat:segment/identify";
    private static final String TRACK = "planhat:segment/track";

    @BeforeEach
    void seed() {
        String acme = seedCompany("acme");
        simulator()
                .seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "externalId", "jo", "email", "jo@acme.example"));
    }

    private BulkOutcome send(String uri, Object body) {
        return camel().send(uri, body, BulkOutcome.class);
    }

    private String refusal(String uri, Map<String, Object> event) {
        BulkOutcome outcome = send(uri, event);
        assertThat(outcome.getRefused()).isEqualTo(1);
        assertThat(calls()).isEmpty();
        return outcome.getRecords().get(0).reason();
    }

    @Test
    void anIdentifyCreatesTheEnduser() {
        BulkOutcome outcome = send(
                IDENTIFY,
                Map.of(
                        "userId",
                        "kim",
                        "traits",
                        Map.of("name", "Kim", "email", "kim@acme.example", "companyId", "acme")));

        assertThat(outcome.getSent()).isEqualTo(1);
        assertThat(simulator().find(PlanhatObject.ENDUSER, "externalId", "kim")).isPresent();
        assertThat(lastCall().path()).isEqualTo("/dock/segment");
    }

    @Test
    void theTenantTokenIsTheUserOfBasicAuthentication() {
        send(TRACK, Map.of("userId", "jo", "event", "Login"));

        String user = Base64.getEncoder().encodeToString((simulator().tenantToken() + ":").getBytes(UTF_8));
        assertThat(lastCall().header("Authorization")).contains("Basic " + user);
    }

    @Test
    void aTrackArrivesWithItsType() {
        send(TRACK, Map.of("user_id", "jo", "event", "Login", "properties", Map.of("plan", "Gold")));

        assertThat(simulator().activities().accepted())
                .singleElement()
                .extracting(Activity::body)
                .satisfies(body -> assertThat(body)
                        .containsEntry("type", "track")
                        .containsEntry("event", "Login")
                        .containsEntry("properties", Map.of("plan", "Gold")));
    }

    @Test
    void anEmailAloneIsEnough() {
        assertThat(send(TRACK, Map.of("event", "x", "properties", Map.of("email", "jo@acme.example")))
                        .getSent())
                .isEqualTo(1);
        assertThat(send(IDENTIFY, Map.of("traits", Map.of("email", "jo@acme.example")))
                        .getSent())
                .isEqualTo(1);
        assertThat(simulator().activities().refused()).isEmpty();
    }

    @Test
    void severalTravelOneByOne() {
        BulkOutcome outcome = send(
                TRACK,
                List.of(
                        Map.of("userId", "jo", "event", "a"),
                        Map.of("userId", "jo"),
                        Map.of("userId", "jo", "event", "b")));

        assertThat(outcome.getSent()).isEqualTo(2);
        assertThat(outcome.getRefused()).isEqualTo(1);
        assertThat(outcome.getCalls()).isEqualTo(2);
        assertThat(simulator().activities().accepted()).hasSize(2);
    }

    @Test
    void nobodysEventIsRefusedBeforeTheCall() {
        assertThat(refusal(TRACK, Map.of("event", "x", "userid", "jo")))
                .isEqualTo(
                        "userId and properties.email are missing: nobody's event; is userid meant? It is written userId");
        assertThat(refusal(IDENTIFY, Map.of("traits", Map.of("email", "")))).startsWith("userId and traits.email");
    }

    @Test
    void aTrackWithoutEventIsRefusedBeforeTheCall() {
        assertThat(refusal(TRACK, Map.of("userId", "jo"))).isEqualTo("event is missing");
    }

    @Test
    void anEventOfTheOtherTypeIsRefusedBeforeTheCall() {
        assertThat(refusal(TRACK, Map.of("type", "identify", "userId", "jo", "event", "x")))
                .isEqualTo("type is 'identify', and segment/track sends track");
        assertThat(refusal(IDENTIFY, Map.of("type", "page", "userId", "jo"))).contains("sends identify");
    }

    @Test
    void moreThanAMegabyteIsRefusedBeforeTheCall() {
        assertThat(refusal(TRACK, Map.of("userId", "jo", "event", "x", "properties", "€".repeat(334_000))))
                .contains("at most 1000000");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;

/**
 * Looks whether activities arrived: Planhat answers 200 to everything, but an enduser's {@code lastActive} moves. It is read of
 * a sample before and after a batch.
 */
public final class Proof {
    private final Endpoint get;
    private final int sample;

    /** @param sample of how many endusers of a batch; 0 for none */
    public Proof(CamelContext context, int sample) {
        this.get = context.getEndpoint("planhat:enduser/get");
        this.sample = sample;
    }

    /** What was read before a batch. */
    public static final class Before {
        private final List<Probe> probes;

        private Before(List<Probe> probes) {
            this.probes = probes;
        }

        /** Whether there is anything to look at after the batch. */
        public boolean isWorthALook() {
            return probes.stream().anyMatch(Probe::provable);
        }

        public int notProvable() {
            return (int) probes.stream().filter(p -> !p.provable()).count();
        }
    }

    /** How many of the probes moved. */
    public record Result(int proved, int unproved) {}

    /**
     * @param newest the time of the newest activity of each enduser of the batch, by {@code _id}
     * @param calls is told how many calls were used
     */
    public Before before(Map<String, Instant> newest, LongConsumer calls) {
        Map<String, Instant> chosen = new LinkedHashMap<>();
        newest.entrySet().stream().limit(sample).forEach(e -> chosen.put(e.getKey(), e.getValue()));
        List<Probe> probes = new ArrayList<>();
        if (!chosen.isEmpty()) {
            try (PlanhatCall call = new PlanhatCall(get)) {
                chosen.forEach((id, time) -> probes.add(new Probe(id, time, lastActive(call, id, calls))));
            }
        }
        return new Before(probes);
    }

    public Result after(Before before, LongConsumer calls) {
        int proved = 0;
        int unproved = 0;
        try (PlanhatCall call = new PlanhatCall(get)) {
            for (Probe probe : before.probes) {
                if (probe.provable()) {
                    boolean moved = probe.proved(lastActive(call, probe.enduser(), calls));
                    proved += moved ? 1 : 0;
                    unproved += moved ? 0 : 1;
                }
            }
        }
        return new Result(proved, unproved);
    }

    private static Instant lastActive(PlanhatCall call, String id, LongConsumer calls) {
        try {
            Exchange answer = call.send(id);
            calls.accept(PlanhatCall.calls(answer));
            return answer.getMessage().getBody() instanceof Map<?, ?> enduser ? time(enduser.get("lastActive")) : null;
        } catch (PlanhatNotFoundException gone) {
            calls.accept(gone.getAttempts());
            return null;
        }
    }

    private static Instant time(Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

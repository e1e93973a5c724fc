/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.http;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.BulkCalls;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.fault.Faults;
import io.github.camelplanhat.simulator.journal.Journal;
import io.github.camelplanhat.simulator.quota.QuotaGate;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** What both hosts share: the machinery around the work itself. */
public record ServerContext(
        Clock clock,
        Tenant tenant,
        Journal journal,
        Faults faults,
        QuotaGate quota,
        BulkCalls bulkCalls,
        Supplier<Duration> latencies,
        Pauses pauses,
        Function<HttpError, Answer> errors) {

    Duration latency() {
        return latencies.get();
    }
}

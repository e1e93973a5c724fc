/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.client.AttemptResult;
import io.github.camelplanhat.component.client.CallInfo;
import io.github.camelplanhat.component.client.PlanhatCall;

import static org.assertj.core.api.Assertions.assertThat;

class RecentCallsTest {
    private final AtomicLong now = new AtomicLong();
    private final RecentCalls calls = new RecentCalls(now::get);

    @Test
    void callsOfTheLastMinuteAreCounted() {
        answered(PlanhatCall.Host.API);
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        answered(PlanhatCall.Host.API);

        assertThat(calls.lastMinute()).isEqualTo(2);
    }

    @Test
    void olderOnesAreForgotten() {
        answered(PlanhatCall.Host.API);
        now.addAndGet(Duration.ofSeconds(60).toNanos());

        assertThat(calls.lastMinute()).isZero();
    }

    @Test
    void theAnalyticsHostHasNoQuota() {
        answered(PlanhatCall.Host.ANALYTICS);

        assertThat(calls.lastMinute()).isZero();
    }

    private void answered(PlanhatCall.Host host) {
        calls.finished(new CallInfo("company", "bulkUpsert", "PUT", host, 5), new AttemptResult(1, 200, 1, ""));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.progress;

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
    void callsOfTheLastMinuteUseUpTheQuota() {
        answered(PlanhatCall.Host.API);
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        answered(PlanhatCall.Host.API);

        assertThat(calls.left()).isEqualTo(198);
    }

    @Test
    void olderOnesNoLongerDo() {
        answered(PlanhatCall.Host.API);
        now.addAndGet(Duration.ofSeconds(60).toNanos());

        assertThat(calls.left()).isEqualTo(200);
    }

    @Test
    void aQuotaOfOnesOwnIsRespected() {
        calls.quota(1);
        answered(PlanhatCall.Host.API);
        answered(PlanhatCall.Host.API);

        assertThat(calls.left()).isZero();
    }

    @Test
    void theAnalyticsHostHasNoQuota() {
        answered(PlanhatCall.Host.ANALYTICS);

        assertThat(calls.left()).isEqualTo(200);
    }

    private void answered(PlanhatCall.Host host) {
        calls.finished(new CallInfo("company", "bulkUpsert", "PUT", host, 5), new AttemptResult(1, 200, 1, ""));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static io.github.camelplanhat.component.client.ScriptedLayer.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QuotaLayerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedLayer next = new ScriptedLayer(time);
    private final StopSignal stop = new StopSignal();
    private final List<String> observed = new ArrayList<>();
    private final SlidingQuota quota = SlidingQuota.of(2, 2, 1, time);
    private final Deadline deadline = new Deadline(time, 5 * SECOND);
    private final PlanhatCall<String> call = Calls.get("/companies").build();
    private final PlanhatCall<String> activity = PlanhatCall.to("POST", "/analytics/tenant", Calls.TEXT)
            .host(PlanhatCall.Host.ANALYTICS)
            .build();
    private final QuotaLayer layer = new QuotaLayer(
            next,
            quota,
            ClientSettings.builder()
                    .time(time)
                    .quotaWait(Duration.ofSeconds(90))
                    .maxInFlight(1)
                    .build(),
            new CallObserver() {
                @Override
                public void quotaWaited(CallInfo info, Duration waited) {
                    observed.add(info + " " + waited.toSeconds());
                }
            },
            stop);

    private void send(PlanhatCall<?> which) {
        layer.send(which, Attempt.first(deadline));
    }

    private PlanhatUnavailableException sendInVain(PlanhatCall<?> which) {
        return catchThrowableOfType(PlanhatUnavailableException.class, () -> send(which));
    }

    @Test
    void aCallWaitsForTheQuota() {
        send(call);
        send(call);

        send(call);

        assertThat(next.times).containsExactly(0L, 0L, 60 * SECOND + 1);
        assertThat(observed).containsExactly("company/list 60");
    }

    @Test
    void theWaitDoesNotCountAgainstTheDeadline() {
        send(call);
        send(call);

        send(call);

        assertThat(deadline.remaining()).isEqualTo(5 * SECOND);
    }

    @Test
    void theAnalyticsHostHasNoQuota() {
        for (int i = 0; i < 10; i++) {
            send(activity);
        }

        assertThat(time.nanos()).isZero();
        assertThat(quota.snapshot().usedThisMinute()).isZero();
    }

    @Test
    void a429ClosesTheQuotaForAsLongAsTheServerSays() {
        next.failing(failure(Kind.QUOTA, 429, Duration.ofSeconds(33)));

        sendInVain(call);

        assertThat(quota.snapshot().closedFor()).isEqualTo(Duration.ofSeconds(33));
    }

    @Test
    void a429WithoutRetryAfterClosesTheQuotaLongerWithEachAttempt() {
        next.failing(failure(Kind.QUOTA, 429));

        catchThrowableOfType(
                PlanhatUnavailableException.class,
                () -> layer.send(call, Attempt.first(deadline).next()));

        assertThat(quota.snapshot().closedFor()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a429OfTheAnalyticsHostLeavesTheQuotaOpen() {
        next.failing(failure(Kind.QUOTA, 429, Duration.ofSeconds(33)));

        sendInVain(activity);

        assertThat(quota.snapshot().closedFor()).isZero();
    }

    @Test
    void aFailedCallThatWasSentCounts() {
        next.failing(failure(Kind.TIMEOUT, 0));

        sendInVain(call);

        assertThat(quota.snapshot().usedThisMinute()).isEqualTo(1);
        assertThat(quota.snapshot().inFlight()).isZero();
    }

    @Test
    void aCallThatGotNoConnectionDoesNotCount() {
        next.failing(failure(Kind.CONNECT, 0));

        sendInVain(call);

        assertThat(quota.snapshot().usedThisMinute()).isZero();
        assertThat(quota.snapshot().inFlight()).isZero();
    }

    @Test
    void aTooLongWaitIsRefusedWithItsLengthAndTheOption() {
        quota.closeFor(Duration.ofSeconds(100));

        PlanhatUnavailableException e = sendInVain(call);

        assertThat(e.getKind()).isEqualTo(Kind.QUOTA);
        assertThat(e.getAttempts()).isZero();
        assertThat(e.mayHaveBeenCarriedOut()).isFalse();
        assertThat(e)
                .hasMessageStartingWith(
                        "company/list was not sent: it would have to wait at least 100 s for its turn in "
                                + "the quota, and quotaWait allows 90 s.");
    }

    @Test
    void aStoppedClientWaitsNoLonger() {
        quota.closeFor(Duration.ofSeconds(60));
        time.at(SECOND, stop::stop);

        PlanhatUnavailableException e = sendInVain(call);

        assertThat(e.getKind()).isEqualTo(Kind.NOT_SENT);
        assertThat(e).hasMessageContaining("the component was stopped");
        assertThat(time.nanos()).isEqualTo(SECOND);
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        Thread.currentThread().interrupt();

        PlanhatUnavailableException e = sendInVain(call);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.getKind()).isEqualTo(Kind.NOT_SENT);
        assertThat(next.attempts()).isZero();
    }

    @Test
    void aCallsOwnPriorityGoesBeforeTheClients() {
        List<Priority> asked = new ArrayList<>();
        Quota recording = new Quota() {
            @Override
            public Permit acquire(Priority priority, Duration longestWait, StopSignal signal)
                    throws InterruptedException, QuotaWaitException {
                asked.add(priority);
                return quota.acquire(priority, longestWait, signal);
            }

            @Override
            public void closeFor(Duration pause) {}

            @Override
            public QuotaSnapshot snapshot() {
                return quota.snapshot();
            }
        };
        ClientSettings settings =
                ClientSettings.builder().time(time).priority(Priority.BACKFILL).build();
        QuotaLayer recorded = new QuotaLayer(next, recording, settings, new CallObserver() {}, stop);

        recorded.send(call, Attempt.first(deadline));
        recorded.send(Calls.get("/companies").priority(Priority.LIVE).build(), Attempt.first(deadline));

        assertThat(asked).containsExactly(Priority.BACKFILL, Priority.LIVE);
    }

    @Test
    void anUnexpectedFailureGivesThePermitBack() {
        Layer broken = new Layer() {
            @Override
            public <T> PlanhatAnswer<T> send(PlanhatCall<T> which, Attempt attempt) {
                throw new IllegalStateException("a fault in a reader");
            }
        };
        QuotaLayer over = new QuotaLayer(
                broken, quota, ClientSettings.builder().time(time).build(), new CallObserver() {}, stop);

        assertThatThrownBy(() -> over.send(call, Attempt.first(deadline))).isInstanceOf(IllegalStateException.class);
        assertThat(quota.snapshot().inFlight()).isZero();
    }
}

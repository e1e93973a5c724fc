/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static io.github.camelplanhat.component.client.ScriptedLayer.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RetryLayerTest {
    private final VirtualTime time = new VirtualTime();
    private final ScriptedLayer next = new ScriptedLayer(time);
    private final StopSignal stop = new StopSignal();
    private final List<String> observed = new ArrayList<>();
    private final ClientSettings.Builder settings = ClientSettings.builder()
            .time(time)
            .jitter(() -> 0)
            .maxRetries(3)
            .retryDelay(Duration.ofSeconds(1))
            .retryMaxDelay(Duration.ofSeconds(3));
    private final PlanhatCall.Builder<String> call = Calls.get("/companies");

    private PlanhatAnswer<String> send() {
        CallObserver observer = new CallObserver() {
            @Override
            public void retrying(CallInfo info, AttemptResult last, Duration delay) {
                observed.add(info + " " + last.failure() + " " + delay);
            }
        };
        Deadline deadline = new Deadline(time, settings.build().deadline.toNanos());
        return new RetryLayer(next, settings.build(), observer, stop).send(call.build(), Attempt.first(deadline));
    }

    private PlanhatHttpException sendInVain() {
        return catchThrowableOfType(PlanhatHttpException.class, this::send);
    }

    @Nested
    class WhatIsRepeated {
        @ParameterizedTest
        @CsvSource({"QUOTA, 429", "SERVER_ERROR, 503", "CONNECT, 0"})
        void aCallThatWasNotCarriedOutAlways(Kind kind, int status) {
            call.repeatable(false);
            next.failing(failure(kind, status));

            send();

            assertThat(next.attempts()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"SERVER_ERROR, 500", "SERVER_ERROR, 502", "TIMEOUT, 504", "TIMEOUT, 0", "BROKEN_ANSWER, 0"})
        void aRepeatableCallAlsoAfterALoss(Kind kind, int status) {
            next.failing(failure(kind, status));

            send();

            assertThat(next.attempts()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"SERVER_ERROR, 500", "SERVER_ERROR, 502", "TIMEOUT, 504", "TIMEOUT, 0", "BROKEN_ANSWER, 0"})
        void aCallThatIsNotRepeatableNeverAfterALoss(Kind kind, int status) {
            call.repeatable(false);
            next.failing(failure(kind, status));

            PlanhatHttpException e = sendInVain();

            assertThat(next.attempts()).isEqualTo(1);
            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
            assertThat(e).hasMessageEndingWith("It was not repeated, as that could do it twice");
        }

        @ParameterizedTest
        @CsvSource({"504", "0"})
        void aTimeoutNotIfTheCallHandlesItItself(int status) {
            call.timeoutRepeated(false);
            next.failing(failure(Kind.TIMEOUT, status));

            PlanhatHttpException e = sendInVain();

            assertThat(next.attempts()).isEqualTo(1);
            assertThat(e).isInstanceOfSatisfying(PlanhatUnavailableException.class, u -> assertThat(u.getKind())
                    .isEqualTo(Kind.TIMEOUT));
        }

        @ParameterizedTest
        @CsvSource({"TOO_LARGE, 413", "NOT_SENT, 0", "QUOTA, 0"})
        void nothingThatARepeatCannotHelp(Kind kind, int status) {
            PlanhatUnavailableException failure = failure(kind, status);
            next.failing(failure);

            assertThat(sendInVain()).isSameAs(failure);
            assertThat(next.attempts()).isEqualTo(1);
        }

        @Test
        void noRejectedCall() {
            PlanhatHttpException failure = new PlanhatRejectedException(new HttpFailure(400, "", "company", "create"));
            next.failing(failure);

            assertThat(sendInVain()).isSameAs(failure);
        }
    }

    @Nested
    class Pauses {
        @Test
        void doubleUpToTheLongest() {
            next.failing(failure(Kind.CONNECT, 0), failure(Kind.CONNECT, 0), failure(Kind.CONNECT, 0));

            send();

            assertThat(next.pauses()).containsExactly(1.0, 2.0, 3.0);
        }

        @Test
        void areShortenedByChanceByUpToAHalf() {
            settings.jitter(() -> 0.5);
            next.failing(failure(Kind.CONNECT, 0));

            send();

            assertThat(next.pauses()).containsExactly(0.75);
        }

        @Test
        void areAtLeastAsLongAsTheServerAsksFor() {
            next.failing(failure(Kind.SERVER_ERROR, 503, Duration.ofSeconds(40)));

            send();

            assertThat(next.pauses()).containsExactly(40.0);
        }

        @Test
        void areNoneAfter429BecauseTheQuotaWaits() {
            next.failing(failure(Kind.QUOTA, 429, Duration.ofSeconds(40)));

            send();

            assertThat(next.pauses()).containsExactly(0.0);
        }

        @ParameterizedTest
        @CsvSource({"TIMEOUT, 0", "TIMEOUT, 504", "BROKEN_ANSWER, 0", "SERVER_ERROR, 502"})
        void coverTheQuietTimeWhileTheFirstCallMayStillRun(Kind kind, int status) {
            call.quietTime(Duration.ofSeconds(30));
            next.failing(failure(kind, status));

            send();

            assertThat(next.pauses()).containsExactly(30.0);
        }

        @ParameterizedTest
        @CsvSource({"CONNECT, 0", "SERVER_ERROR, 503"})
        void needNoQuietTimeIfTheFirstCallWasNotCarriedOut(Kind kind, int status) {
            call.quietTime(Duration.ofSeconds(30));
            next.failing(failure(kind, status));

            send();

            assertThat(next.pauses()).containsExactly(1.0);
        }

        @Test
        void areTold() {
            next.failing(failure(Kind.SERVER_ERROR, 500));

            send();

            assertThat(observed).containsExactly("company/list SERVER_ERROR PT1S");
        }
    }

    @Nested
    class GivingUp {
        @Test
        void comesAfterMaxRetries() {
            next.failing(
                    failure(Kind.SERVER_ERROR, 500),
                    failure(Kind.SERVER_ERROR, 500),
                    failure(Kind.SERVER_ERROR, 500),
                    failure(Kind.SERVER_ERROR, 502));

            PlanhatHttpException e = sendInVain();

            assertThat(e)
                    .hasMessage("SERVER_ERROR 502. Gave up after 4 attempts in 6.0 s (maxRetries=3): try again later; "
                            + "if it stays, report it to Planhat");
            assertThat(e.getAttempts()).isEqualTo(4);
            assertThat(e.getHttpStatus()).isEqualTo(502);
        }

        @Test
        void comesAtOnceIfTheDeadlineLeavesNoTimeForThePause() {
            settings.deadline(Duration.ofSeconds(30));
            next.failing(failure(Kind.SERVER_ERROR, 503, Duration.ofSeconds(30)));

            assertThat(sendInVain())
                    .hasMessageContaining("1 attempt in 0.0 s (the deadline leaves no time for another)");
            assertThat(time.nanos()).isZero();
        }

        @Test
        void withoutRetriesComesAfterTheFirstAttempt() {
            settings.maxRetries(0);
            next.failing(failure(Kind.CONNECT, 0));

            assertThat(sendInVain()).hasMessageContaining("check region or baseUrl");
            assertThat(next.attempts()).isEqualTo(1);
        }

        @Test
        void remembersThatAnEarlierAttemptMayHaveBeenCarriedOut() {
            settings.maxRetries(1);
            next.failing(failure(Kind.TIMEOUT, 0), failure(Kind.CONNECT, 0));

            PlanhatHttpException e = sendInVain();

            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
            assertThat(e.getAttempts()).isEqualTo(1);
        }

        @Test
        void saysThatNothingWasCarriedOutIfNoAttemptWas() {
            settings.maxRetries(1);
            next.failing(failure(Kind.QUOTA, 429), failure(Kind.CONNECT, 0));

            assertThat(sendInVain().mayHaveBeenCarriedOut()).isFalse();
        }

        @Test
        void aRejectionAfterALossTellsOfTheLoss() {
            next.failing(
                    failure(Kind.BROKEN_ANSWER, 0),
                    new PlanhatRejectedException(new HttpFailure(400, "duplicated", "company", "create")));

            PlanhatHttpException e = sendInVain();

            assertThat(e).isInstanceOf(PlanhatRejectedException.class).hasMessageContaining("duplicated");
            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
            assertThat(e.getAttempts()).isEqualTo(2);
        }

        @Test
        void isForcedByAStop() {
            next.failing(failure(Kind.TIMEOUT, 0));
            time.at(1, stop::stop);

            assertThatThrownBy(RetryLayerTest.this::send)
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> {
                        assertThat(e.getKind()).isEqualTo(Kind.NOT_SENT);
                        assertThat(e.mayHaveBeenCarriedOut()).isTrue();
                        assertThat(e.getAttempts()).isEqualTo(1);
                    })
                    .hasMessage("TIMEOUT 0. It was not repeated: the component was stopped");
            assertThat(time.nanos()).isEqualTo(1);
        }

        @Test
        void isForcedByAnInterrupt() {
            next.failing(failure(Kind.CONNECT, 0));
            Thread.currentThread().interrupt();

            PlanhatHttpException e = sendInVain();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e).hasMessage("CONNECT 0. It was not repeated: its thread was interrupted");
        }
    }

    @Nested
    class Answers {
        @Test
        void countTheRequestsThatWereSent() {
            next.failing(failure(Kind.CONNECT, 0), failure(Kind.QUOTA, 429));

            assertThat(send().attempts()).isEqualTo(2);
        }

        @Test
        void afterALossSaySo() {
            next.failing(failure(Kind.BROKEN_ANSWER, 0), failure(Kind.CONNECT, 0));

            assertThat(send().repeatedAfterLoss()).isTrue();
        }

        @Test
        void withoutALossSaySo() {
            next.failing(failure(Kind.CONNECT, 0), failure(Kind.QUOTA, 429));

            assertThat(send().repeatedAfterLoss()).isFalse();
        }
    }
}

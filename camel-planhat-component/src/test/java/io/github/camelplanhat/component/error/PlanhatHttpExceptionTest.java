/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;
import io.github.camelplanhat.component.outcome.BulkOutcome;

import static org.assertj.core.api.Assertions.assertThat;

class PlanhatHttpExceptionTest {
    private static final HttpFailure FAILURE = new HttpFailure(429, "oh", "company", "list");

    static Stream<PlanhatHttpException> all() {
        return Stream.of(
                new PlanhatUnauthorizedException(FAILURE),
                new PlanhatForbiddenException(FAILURE),
                new PlanhatNotFoundException(FAILURE),
                new PlanhatRejectedException(FAILURE),
                unavailable());
    }

    private static PlanhatUnavailableException unavailable() {
        return new PlanhatUnavailableException(Kind.QUOTA, "no", FAILURE, Duration.ofSeconds(9), null);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anOutcomeIsAddedToTheSameFailure(PlanhatHttpException e) {
        BulkOutcome outcome = new BulkOutcome();

        PlanhatHttpException with = e.withOutcome(outcome);

        assertThat(with).hasSameClassAs(e).hasMessage(e.getMessage()).hasCause(e);
        assertThat(with.getOutcome()).isSameAs(outcome);
        assertThat(with.getHttpStatus()).isEqualTo(429);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theAttemptsBeforeAreAddedToTheSameFailure(PlanhatHttpException e) {
        PlanhatHttpException after = e.afterAttempts("gave up", 4, true);

        assertThat(after).hasSameClassAs(e).hasMessage("gave up");
        assertThat(after.getAttempts()).isEqualTo(4);
        assertThat(after.mayHaveBeenCarriedOut()).isTrue();
        assertThat(after.getBodyExcerpt()).isEqualTo("oh");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFailureCanBeSerialized(PlanhatHttpException e) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e.withOutcome(new BulkOutcome()));
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).hasSameClassAs(e).asString().isEqualTo(e.toString());
        }
    }

    @Test
    void whatTheServerAskedForIsKept() {
        PlanhatUnavailableException after =
                (PlanhatUnavailableException) unavailable().afterAttempts("gave up", 2, false);

        assertThat(after.getRetryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(after.getKind()).isEqualTo(Kind.QUOTA);
    }

    @Test
    void camelMayPutAnotherStatus() {
        PlanhatHttpException e = unavailable();

        e.setHttpResponseCode(500);
        e.setHttpResponseStatus("other");

        assertThat(e.getHttpResponseCode()).isEqualTo(500);
        assertThat(e.getHttpResponseStatus()).isEqualTo("other");
        assertThat(e.getHttpStatus()).isEqualTo(429);
    }

    @Test
    void aMissingAnswerHasNoStatus() {
        HttpFailure nothing = new HttpFailure(0, null, "company", "list");
        PlanhatHttpException e = new PlanhatUnavailableException(Kind.CONNECT, "no", nothing, 0, null);

        assertThat(e.getHttpResponseCode()).isZero();
        assertThat(e.getHttpResponseStatus()).isEqualTo("no answer");
        assertThat(e.getBodyExcerpt()).isEmpty();
    }

    @Test
    void aLongBodyIsCut() {
        HttpFailure failure = new HttpFailure(400, "x".repeat(2_001), "company", "list");

        assertThat(failure.bodyExcerpt()).isEqualTo("x".repeat(2_000) + "…");
    }
}

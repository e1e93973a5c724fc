/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.apache.hc.core5.http.HttpHeaders;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/** Which exception an answer becomes that its call does not read (API sheet, section 1.5). */
final class AnswerErrors {
    private AnswerErrors() {}

    static PlanhatHttpException of(PlanhatCall<?> call, OpenAnswer answer, Credential credential, Instant now) {
        int status = answer.status();
        HttpFailure failure =
                new HttpFailure(status, BodyExcerpt.of(answer, credential), call.object(), call.operation());
        Duration retryAfter = RetryAfter.parse(
                        answer.header(HttpHeaders.RETRY_AFTER), answer.header(HttpHeaders.DATE), now)
                .orElse(null);
        return switch (status) {
            case 401 ->
                call.host() == PlanhatCall.Host.ANALYTICS
                        ? PlanhatUnauthorizedException.ofAnalyticsHost(failure)
                        : new PlanhatUnauthorizedException(failure);
            case 403 -> new PlanhatForbiddenException(failure);
            case 404 -> new PlanhatNotFoundException(failure);
            case 413 -> unavailable(Kind.TOO_LARGE, "the body is too large for it", failure, null);
            case 429 -> unavailable(Kind.QUOTA, "the quota is used up", failure, retryAfter);
            case 504 -> unavailable(Kind.TIMEOUT, "the call took it too long", failure, retryAfter);
            default -> {
                if (status >= 500) {
                    yield unavailable(Kind.SERVER_ERROR, "it failed or is overloaded", failure, retryAfter);
                }
                yield status >= 400 ? new PlanhatRejectedException(failure) : unexpected(failure, answer, credential);
            }
        };
    }

    private static PlanhatHttpException unavailable(Kind kind, String why, HttpFailure failure, Duration retryAfter) {
        String message = "Planhat answered " + failure.status() + " to " + failure.what() + ": " + why + failure.said();
        return new PlanhatUnavailableException(kind, message, failure, retryAfter, null);
    }

    /** A redirect is never followed: it would carry the token to a host that nobody has configured. */
    private static PlanhatHttpException unexpected(HttpFailure failure, OpenAnswer answer, Credential credential) {
        String message = "Planhat answered " + failure.what() + " with the unexpected status " + failure.status();
        String location = answer.header(HttpHeaders.LOCATION);
        if (location != null) {
            String host = host(location);
            boolean shown = host != null && credential.mask(host).equals(host);
            message +=
                    ", a redirect" + (shown ? " to " + host : "") + ", which is not followed. Check region or baseUrl";
        }
        return new PlanhatRejectedException(message + failure.said(), failure);
    }

    private static String host(String location) {
        try {
            return URI.create(location).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/**
 * What it means that a request got no readable answer. What counts is how far the request had come, not the exception's
 * class: before a connection stood, or before the request was written to its end, it was certainly not carried out.
 */
record BrokenExchange(PlanhatCall<?> call, Exchange exchange, Credential credential, ClientSettings settings) {
    private static final int MOST_DETAIL = 300;

    PlanhatHttpException explain(Exception e, boolean stopped, OpenAnswer answer) {
        if (find(e, AnswerStream.TooLongException.class) != null) {
            return tooLong();
        }
        BodyEntity.BodyException bodyFault = find(e, BodyEntity.BodyException.class);
        if (bodyFault != null) {
            return unavailable(Kind.NOT_SENT, "was not sent: " + bodyFault.getMessage(), e);
        }
        if (stopped || Thread.currentThread().isInterrupted()) {
            return ended(stopped ? "the component was stopped" : "its thread was interrupted", e);
        }
        if (exchange.late() || find(e, SocketTimeoutException.class) != null) {
            return late(e);
        }
        return switch (exchange.phase()) {
            case CONNECTING -> unavailable(Kind.CONNECT, "was not sent: " + connectProblem(e), e);
            case SENDING ->
                call.body() == null
                        ? unavailable(Kind.BROKEN_ANSWER, "got no answer: the connection was lost" + detail(e), e)
                        : unavailable(
                                Kind.CONNECT,
                                "was not carried out: the connection was lost before the whole request was sent"
                                        + detail(e),
                                e);
            case ANSWER ->
                unavailable(Kind.BROKEN_ANSWER, answerProblem(e, answer == null ? null : answer.bodyRead()), e);
        };
    }

    private PlanhatHttpException tooLong() {
        String message = "The answer to " + Failures.what(call) + " is longer than maxAnswerBytes="
                + settings.maxAnswerBytes + ". Ask for less at a time (pageSize, select), or raise maxAnswerBytes";
        return new PlanhatRejectedException(message, new HttpFailure(0, "", call.object(), call.operation(), 1, true));
    }

    private PlanhatHttpException ended(String why, Exception e) {
        return exchange.phase() == Exchange.Phase.CONNECTING
                ? unavailable(Kind.NOT_SENT, "was not sent: " + why, e)
                : unavailable(
                        Kind.BROKEN_ANSWER,
                        "was ended: " + why + " while it waited for the answer; it may have been carried out",
                        e);
    }

    private PlanhatHttpException late(Exception e) {
        return switch (exchange.phase()) {
            case CONNECTING ->
                unavailable(
                        Kind.CONNECT,
                        "was not sent: no connection within connectTimeout=" + Failures.text(settings.connectTimeout)
                                + " or the call's deadline",
                        e);
            case SENDING ->
                unavailable(
                        Kind.TIMEOUT,
                        "was ended: the request could not be sent within responseTimeout="
                                + Failures.text(settings.responseTimeout) + " or the call's deadline",
                        e);
            case ANSWER ->
                unavailable(
                        Kind.TIMEOUT,
                        "got no whole answer within responseTimeout=" + Failures.text(settings.responseTimeout)
                                + " or the call's deadline; it may have been carried out, or may still be",
                        e);
        };
    }

    private String connectProblem(Exception e) {
        String host = (call.host() == PlanhatCall.Host.API ? settings.baseUrl : settings.analyticsUrl).getHost();
        if (find(e, UnknownHostException.class) != null) {
            return "no host is known by the name " + host;
        }
        if (find(e, SSLException.class) != null) {
            return "no secure connection to " + host + detail(e)
                    + "; a proxy that replaces certificates, or a private authority, needs sslContextParameters";
        }
        return "no connection to " + host + detail(e);
    }

    private String answerProblem(Exception e, AnswerStream body) {
        if (body == null) {
            return "got no answer: the connection was lost or the answer garbled" + detail(e)
                    + "; it may have been carried out";
        }
        String head = BodyExcerpt.text(credential.mask(body.foreignHead()), 0);
        return "got an answer that was cut or cannot be read" + detail(e)
                + (head.isEmpty() ? "" : "; it begins with: " + head) + "; it may have been carried out";
    }

    private PlanhatUnavailableException unavailable(Kind kind, String what, Exception e) {
        boolean sent = exchange.phase() != Exchange.Phase.CONNECTING;
        return new PlanhatUnavailableException(
                kind, Failures.what(call) + " " + what, Failures.nothing(call), sent ? 1 : 0, credential.clean(e));
    }

    private String detail(Exception e) {
        String text = BodyExcerpt.text(credential.mask(String.valueOf(e.getMessage())), 0);
        String cut = text.length() > MOST_DETAIL ? text.substring(0, MOST_DETAIL) + "…" : text;
        return " (" + e.getClass().getSimpleName() + ": " + cut + ")";
    }

    private static <E extends Throwable> E find(Throwable e, Class<E> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;

import io.github.camelplanhat.simulator.behaviour.Switch.Gzip;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.fault.Fault;
import io.github.camelplanhat.simulator.journal.JournalEntry;

/** Sends the answer to one call, with or without a fault on the way. */
final class AnswerSender {
    private static final int WORTH_COMPRESSING = 128;

    private final HttpExchange exchange;
    private final ServerContext context;
    private final JournalEntry entry;
    private final Runnable end;

    /**
     * How the answer to a call is sent.
     *
     * @param end what the end of the call means to quota and overlaps
     */
    AnswerSender(HttpExchange exchange, ServerContext context, JournalEntry entry, Runnable end) {
        this.end = end;
        this.exchange = exchange;
        this.context = context;
        this.entry = entry;
    }

    void send(Answer answer) throws IOException {
        send(answer, null);
    }

    void send(Answer answer, Fault fault) throws IOException {
        if (fault instanceof Fault.AnswerLost) {
            closeWithoutAnswer();
        } else if (fault instanceof Fault.OtherAnswer other) {
            String body = other.body().apply(answer.bodyText());
            write(Answer.guessed(other.code(), body, Map.of()), null);
        } else if (fault instanceof Fault.GarbledBody) {
            write(garbled(answer), null);
        } else {
            write(answer, fault);
        }
    }

    void closeWithoutAnswer() {
        over(-1);
        exchange.close();
    }

    /** Comes before the last byte leaves: whoever has the answer may call again, and must find the call in the journal. */
    private void over(int status) {
        if (entry.status() != 0) {
            return;
        }
        context.journal().answered(entry, status, System.nanoTime());
        end.run();
    }

    private static Answer garbled(Answer answer) {
        byte[] noise = answer.body().length == 0 ? new byte[16] : answer.body().clone();
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ("<{[\"".charAt(i % 4));
        }
        return Answer.json(200, noise);
    }

    private void write(Answer answer, Fault fault) throws IOException {
        byte[] body = answer.body();
        if (answer.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (body.length >= WORTH_COMPRESSING && gzipWanted()) {
            body = Compression.gzip(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        boolean atOnce = body.length == 0 || fault == null || fault instanceof Fault.Delay;
        if (atOnce) {
            over(answer.status());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (atOnce && body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } else if (!atOnce) {
            troubled(answer.status(), body, fault);
        }
    }

    private void troubled(int status, byte[] body, Fault fault) throws IOException {
        OutputStream out = exchange.getResponseBody();
        if (fault instanceof Fault.StallAfterHeaders stall) {
            out.flush();
            context.pauses().pause(stall.longest());
        } else if (fault instanceof Fault.CutBody cut) {
            out.write(body, 0, Math.min(cut.afterBytes(), body.length - 1));
            out.flush();
        } else if (fault instanceof Fault.SlowBytes slow) {
            int sent = 0;
            for (; sent + slow.bytes() < body.length; sent += slow.bytes()) {
                out.write(body, sent, slow.bytes());
                out.flush();
                context.pauses().pause(slow.pause());
            }
            over(status);
            out.write(body, sent, body.length - sent);
            out.close();
        }
        over(status);
        exchange.close();
    }

    private boolean gzipWanted() {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null
                && accepted.contains("gzip")
                && context.tenant().behaviour().is(Gzip.WHEN_ACCEPTED);
    }
}

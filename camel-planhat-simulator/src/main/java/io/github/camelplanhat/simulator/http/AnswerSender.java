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

    AnswerSender(HttpExchange exchange, ServerContext context, JournalEntry entry) {
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
        context.journal().answered(entry, -1, System.nanoTime());
        exchange.close();
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
        // Noted before the last byte leaves: whoever has the answer must find it in the journal.
        context.journal().answered(entry, answer.status(), System.nanoTime());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                writeBody(out, body, fault);
            }
        }
    }

    private void writeBody(OutputStream out, byte[] body, Fault fault) throws IOException {
        if (fault instanceof Fault.StallAfterHeaders stall) {
            out.flush();
            context.pauses().pause(stall.longest());
        } else if (fault instanceof Fault.CutBody cut) {
            out.write(body, 0, Math.min(cut.afterBytes(), body.length - 1));
            out.flush();
        } else if (fault instanceof Fault.SlowBytes slow) {
            for (int sent = 0; sent < body.length; sent += slow.bytes()) {
                out.write(body, sent, Math.min(slow.bytes(), body.length - sent));
                out.flush();
                context.pauses().pause(slow.pause());
            }
        } else {
            out.write(body);
        }
    }

    private boolean gzipWanted() {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null
                && accepted.contains("gzip")
                && context.tenant().behaviour().is(Gzip.WHEN_ACCEPTED);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.fault;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What goes wrong with one call. */
public sealed interface Fault {
    /** Answers without doing the work. */
    record Status(int code, String body, Map<String, String> headers) implements Fault {}

    /** Does the work late. */
    record Delay(Duration time) implements Fault {}

    /** Does the work and answers something else instead of what the simulator would. */
    record OtherAnswer(int code, UnaryOperator<String> body) implements Fault {}

    /** Does the work, sends the headers, and nothing more for this long; then closes the connection. */
    record StallAfterHeaders(Duration longest) implements Fault {}

    /** Does the work and closes the connection after so many bytes of the answer's body. */
    record CutBody(int afterBytes) implements Fault {}

    /** Does the work and answers a body of the right length that is no JSON. */
    record GarbledBody() implements Fault {}

    /** Does the work and sends the body in pieces with pauses. */
    record SlowBytes(int bytes, Duration pause) implements Fault {}

    /** Does the work and closes the connection without an answer. */
    record AnswerLost() implements Fault {}

    /** Closes the connection without work or answer. */
    record ConnectionClosed() implements Fault {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.fault;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.journal.Host;

/** Says which calls a fault is for, then which fault it is; the latter queues it. */
public final class FaultRule {
    private final Faults faults;
    private Predicate<SimulatedCall> which = call -> true;
    private int toPass;
    private long times = 1;

    FaultRule(Faults faults) {
        this.faults = faults;
    }

    public FaultRule matching(Predicate<SimulatedCall> further) {
        which = which.and(further);
        return this;
    }

    public FaultRule host(Host host) {
        return matching(call -> call.host() == host);
    }

    public FaultRule method(String method) {
        return matching(call -> call.method().equals(method));
    }

    /** Calls of exactly this path, as it stands in the request line. */
    public FaultRule path(String path) {
        return matching(call -> call.path().equals(path));
    }

    /** Calls for this object, or for another one of the same path. */
    public FaultRule object(PlanhatObject object) {
        return matching(call -> call.object() != null && call.object().path().equals(object.path()));
    }

    public FaultRule operation(Operation operation) {
        return matching(call -> call.operation() == operation);
    }

    /** Calls whose body has more bytes than this; such calls a real server may answer 413. */
    public FaultRule bodyAbove(long bytes) {
        return matching(call -> call.bodySize() > bytes);
    }

    /** Lets the first matching calls through. */
    public FaultRule after(int calls) {
        toPass = calls;
        return this;
    }

    /** For how many matching calls the fault is; one, unless told otherwise. */
    public FaultRule times(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("a fault is for one call or more, not " + calls);
        }
        times = calls;
        return this;
    }

    /** For every matching call, until the faults are cleared. */
    public FaultRule always() {
        times = Long.MAX_VALUE;
        return this;
    }

    /** Answers with a status and an empty body, without doing the work. */
    public void status(int code) {
        status(code, "", Map.of());
    }

    /** Answers with a status and a body of any shape, without doing the work. */
    public void status(int code, String body) {
        status(code, body, Map.of());
    }

    /** Answers with status, body and headers such as {@code Retry-After}, without doing the work. */
    public void status(int code, String body, Map<String, String> headers) {
        queue(new Fault.Status(code, body, Map.copyOf(headers)));
    }

    /** Does the work after a while. */
    public void delay(Duration time) {
        queue(new Fault.Delay(time));
    }

    /** Does the work, sends the headers of the answer and then nothing; closes the connection after the given time. */
    public void stallAfterHeaders(Duration longest) {
        queue(new Fault.StallAfterHeaders(longest));
    }

    /** Does the work and closes the connection after so many bytes of the body. */
    public void cutBody(int afterBytes) {
        queue(new Fault.CutBody(afterBytes));
    }

    /** Does the work and answers 200 with something that is not JSON. */
    public void garbledBody() {
        queue(new Fault.GarbledBody());
    }

    /** Does the work and sends the body a few bytes at a time. */
    public void slowBytes(int bytes, Duration pause) {
        queue(new Fault.SlowBytes(bytes, pause));
    }

    /** Does the work and closes the connection without an answer. */
    public void appliedButAnswerLost() {
        queue(new Fault.AnswerLost());
    }

    /** Closes the connection without work or answer. */
    public void closeConnectionBeforeAnswer() {
        queue(new Fault.ConnectionClosed());
    }

    /** Does the work and answers 200 with this body instead, such as counts without names, or nothing. */
    public void bulkAnswer(String body) {
        bulkAnswer(200, body);
    }

    /** Does the work and answers with this status and body instead. */
    public void bulkAnswer(int code, String body) {
        queue(new Fault.OtherAnswer(code, honest -> body));
    }

    /** Does the work and answers with the body that the function makes of the honest one. */
    public void rewriteAnswer(int code, UnaryOperator<String> rewrite) {
        queue(new Fault.OtherAnswer(code, rewrite));
    }

    boolean matches(SimulatedCall call) {
        return which.test(call);
    }

    private void queue(Fault fault) {
        faults.queue(this, fault, toPass, times);
    }
}

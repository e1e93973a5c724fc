/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.io.IOException;

import io.github.camelplanhat.benchmarks.program.SimulatorProgram.Address;
import io.github.camelplanhat.benchmarks.program.SimulatorProgram.Calls;

/** The simulator in its process, as the harness looks at it. */
public final class Planhat implements AutoCloseable {
    private final ChildProcess process;
    private final Address address;

    Planhat(ChildProcess process) throws IOException, InterruptedException {
        this.process = process;
        address = process.hear(Address.class);
    }

    public String url() {
        return address.url();
    }

    public String token() {
        return address.token();
    }

    /** Forgets all records and calls. */
    public void clear() throws IOException, InterruptedException {
        process.say("clear");
        process.awaits("cleared");
    }

    /** Forgets the calls, and keeps the records. */
    public void forgetCalls() throws IOException, InterruptedException {
        process.say("forget");
        process.awaits("forgotten");
    }

    /** Puts in companies; the id of the last one. */
    public String seed(long companies) throws IOException, InterruptedException {
        process.say("seed " + companies);
        return process.hear(String.class);
    }

    public Calls calls() throws IOException, InterruptedException {
        process.say("calls");
        return process.hear(Calls.class);
    }

    /** Fails unless there are so many companies, and so many calls were made, all of them well. */
    public void check(String who, long companies, long calls) throws IOException, InterruptedException {
        process.say("count");
        long stored = process.hear(Long.class);
        Calls made = calls();
        if (stored != companies || made.total() != calls || made.notOk() > 0) {
            throw new IllegalStateException(who + ": Planhat should have " + companies + " companies after " + calls
                    + " calls, but has " + stored + " after " + made.total() + " with the statuses "
                    + made.statuses());
        }
    }

    @Override
    public void close() {
        process.close();
    }
}

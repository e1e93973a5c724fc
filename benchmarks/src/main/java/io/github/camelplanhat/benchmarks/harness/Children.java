/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Every process that the harness starts; none is left when it ends, however it ends. */
public final class Children implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::end, "end-children");

    public Children() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Process start(ProcessBuilder command) throws IOException {
        Process process = command.start();
        running.add(process);
        return process;
    }

    /** Ends a child and what it started itself. */
    void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(process);
        running.remove(process);
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        running.forEach(this::end);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }
}

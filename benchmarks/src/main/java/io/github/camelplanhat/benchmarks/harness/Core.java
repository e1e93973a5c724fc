/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where a process runs. What is measured has the last core to itself and the simulator the first, if the system can pin processes;
 * else what is measured sees one processor only, and the system moves it about.
 */
public enum Core {
    /** For what is measured. */
    OWN,
    /** For the simulator. */
    OTHER,
    /** No core in particular. */
    ANY;

    private static final int LAST = Runtime.getRuntime().availableProcessors() - 1;
    private static final boolean PINNED = LAST > 0 && canPin();

    private static boolean canPin() {
        try {
            Process process = new ProcessBuilder("taskset", "-c", "0," + LAST, "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> prefix() {
        if (!PINNED || this == ANY) {
            return List.of();
        }
        return List.of("taskset", "-c", this == OWN ? "" + LAST : "0");
    }

    List<String> options() {
        return this == OWN && !PINNED ? List.of("-XX:ActiveProcessorCount=1") : List.of();
    }

    /** How one core is kept to. */
    public static String means() {
        return PINNED
                ? "taskset -c " + LAST + "; the simulator runs on core 0"
                : "-XX:ActiveProcessorCount=1, not pinned";
    }
}

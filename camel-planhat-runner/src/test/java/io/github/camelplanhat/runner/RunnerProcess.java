/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;

/** The runner in a process of its own. */
final class RunnerProcess {
    private RunnerProcess() {}

    /** Its output goes to {@code stdout.txt} and {@code stderr.txt} in the folder. */
    static Process start(Path dir, String... args) throws IOException {
        String[] command = new String[args.length + 5];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Starts quicker; nothing here runs long enough to be worth the second compiler.
        command[1] = "-XX:TieredStopAtLevel=1";
        command[2] = "-cp";
        command[3] = System.getProperty("java.class.path");
        command[4] = PlanhatRunner.class.getName();
        System.arraycopy(args, 0, command, 5, args.length);
        return new ProcessBuilder(command)
                .redirectOutput(dir.resolve("stdout.txt").toFile())
                .redirectError(dir.resolve("stderr.txt").toFile())
                .start();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lanes;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs {@link Lane} in a new Java of the same installation. */
final class ForkedLane {
    private ForkedLane() {}

    /**
     * What it printed, errors included.
     *
     * @param without parts of the names of jars that are left out of the class path
     * @param options options of the Java
     */
    static String run(List<String> without, String... options) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        without.stream().noneMatch(Path.of(entry).getFileName().toString()::contains))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dsun.net.httpserver.nodelay=true");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Lane.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            // A lane that hangs is ended by its reader's end: the process is killed below.
            process.onExit().orTimeout(60, TimeUnit.SECONDS).whenComplete((p, late) -> process.destroyForcibly());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + "exit=" + process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}

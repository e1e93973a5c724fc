/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** Where and of what the figures are. */
public final class Machine {
    private Machine() {}

    /** @param more further lines, as name and value */
    public static String table(List<List<String>> more) throws IOException, InterruptedException {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        MarkdownTable table = new MarkdownTable("", "")
                .row("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores")
                .row("memory", Spread.number(memory / 1e9, 0) + " GB")
                .row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .row("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        more.forEach(line -> table.row(line.toArray()));
        return table.row("commit", commit())
                .row("date", LocalDate.now(ZoneOffset.UTC))
                .toString();
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String commit() throws InterruptedException {
        try {
            String commit = git("rev-parse", "--short", "HEAD");
            // The page that this very run writes is no change.
            boolean changed = !git("status", "--porcelain", "--", ":!docs").isEmpty();
            return changed ? commit + " with local changes" : commit;
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("git " + String.join(" ", arguments));
        }
        return out;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.Children;
import io.github.camelplanhat.benchmarks.harness.Size;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the programs and writes what they found. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures; a whole run of standard or full size writes the tables of docs/performance.md.")
public final class Benchmarks implements Callable<Integer> {
    @Option(names = "--size", defaultValue = "standard", description = "smoke, standard or full")
    private Size size;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "all",
            description = "Some of layers, upsert, list, route, heap, get, quota, start; then docs are left alone.")
    private List<String> only;

    @Option(names = "--page", defaultValue = "docs/performance.md", description = "The page with the tables.")
    private Path page;

    @Option(
            names = "--out",
            defaultValue = "benchmarks/target/performance.md",
            description = "Where the page goes if it is not the whole run that is worth showing.")
    private Path out;

    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        List<String> names = only.equals(List.of("all")) ? Run.names() : only;
        Path folder = Files.createTempDirectory("benchmarks-");
        try (Children children = new Children()) {
            Run run = new Run(new Bench(size, folder, children, System.out));
            String filled = run.of(names, Files.readString(page));
            boolean worthShowing = size.worthShowing() && names.equals(Run.names());
            Path written = worthShowing ? page : out;
            Files.createDirectories(written.toAbsolutePath().getParent());
            Files.writeString(written, filled);
            System.out.println(run.targets());
            System.out.println("written: " + written);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = new ArrayList<>(files.toList());
            deepestFirst.sort(Comparator.reverseOrder());
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}

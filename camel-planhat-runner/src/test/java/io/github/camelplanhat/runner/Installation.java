/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder as users have it: the start script as it was built, and beside it the jar and its libraries, made of the class path of the tests. */
final class Installation {
    private static final Path BUILT = Path.of("target/planhat-runner");

    private final Path dir;

    private Installation(Path dir) {
        this.dir = dir;
    }

    /** What a process printed, and its exit code. */
    record Ran(int code, String out, String err) {}

    /** Only the script: there is nothing that it could start. */
    static Installation ofTheScript(Path dir) throws IOException {
        Files.copy(BUILT, dir.resolve("planhat-runner"), StandardCopyOption.COPY_ATTRIBUTES);
        return new Installation(dir);
    }

    static Installation whole(Path dir) throws IOException {
        Installation made = ofTheScript(dir);
        Files.createDirectories(dir.resolve("lib"));
        List<String> libraries = new ArrayList<>();
        Path own = null;
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(element);
            String name = "lib/" + libraries.size() + "-" + path.getFileName();
            if (Files.exists(path.resolve(PlanhatRunner.class.getName().replace('.', '/') + ".class"))) {
                own = path;
            } else if (Files.isRegularFile(path)) {
                place(path, dir.resolve(name));
                libraries.add(name);
            } else if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                pack(path, dir.resolve(name + ".jar"), new Manifest());
                libraries.add(name + ".jar");
            }
        }
        pack(own, made.jar(), manifest(libraries));
        return made;
    }

    /** By a link, if both are on one disk: copies would be two hundred megabytes. */
    private static void place(Path library, Path as) throws IOException {
        try {
            Files.createLink(as, library);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(library, as);
        }
    }

    private static Manifest manifest(List<String> libraries) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, PlanhatRunner.class.getName());
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        return manifest;
    }

    private static void pack(Path classes, Path jar, Manifest manifest) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path from : files.filter(f -> !f.equals(classes)).toList()) {
                String name = classes.relativize(from).toString();
                if (Files.isDirectory(from)) {
                    // Camel looks for templates in folders.
                    out.putNextEntry(new ZipEntry(name + "/"));
                } else if (!name.equals("META-INF/MANIFEST.MF")) {
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(from, out);
                }
            }
        }
    }

    Path dir() {
        return dir;
    }

    Path script() {
        return dir.resolve("planhat-runner");
    }

    Path jar() {
        return dir.resolve("camel-planhat-runner.jar");
    }

    Path archive() {
        return dir.resolve("camel-planhat-runner.jsa");
    }

    Ran run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /** @param environment variables that the script looks at; it sees none that this process has by chance */
    Ran run(Map<String, String> environment, String... arguments) throws Exception {
        return run(script(), environment, arguments);
    }

    static Ran run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        Path printed = Files.createTempDirectory(script.getParent(), "printed");
        Process process = start(script, printed, environment, arguments);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Ran ran = new Ran(
                process.exitValue(),
                Files.readString(printed.resolve("stdout.txt")),
                Files.readString(printed.resolve("stderr.txt")));
        Files.delete(printed.resolve("stdout.txt"));
        Files.delete(printed.resolve("stderr.txt"));
        Files.delete(printed);
        return ran;
    }

    /** Its output goes to {@code stdout.txt} and {@code stderr.txt} in the folder. */
    Process start(Path printed, String... arguments) throws IOException {
        return start(script(), printed, Map.of(), arguments);
    }

    private static Process start(Path script, Path printed, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(printed.resolve("stdout.txt").toFile())
                .redirectError(printed.resolve("stderr.txt").toFile());
        Map<String, String> variables = builder.environment();
        List.of("JAVA_OPTS", "PLANHAT_RUNNER_ARCHIVE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                .forEach(variables::remove);
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.putAll(environment);
        return builder.start();
    }
}

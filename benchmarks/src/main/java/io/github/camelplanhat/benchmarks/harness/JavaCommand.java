/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.camelplanhat.benchmarks.child.ChildMain;
import io.github.camelplanhat.benchmarks.child.Program;

/** A command line of Java, on one core or on any. */
public final class JavaCommand {
    private final List<String> start = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> work = new ArrayList<>();

    private JavaCommand() {}

    /** A child of the harness, on its own class path. */
    public static JavaCommand of(Class<? extends Program> program) {
        JavaCommand command = new JavaCommand();
        command.work.addAll(classPath());
        command.work.add(ChildMain.class.getName());
        command.work.add(program.getName());
        return command;
    }

    /** Another main class of the same class path. */
    public static JavaCommand main(String mainClass, String... arguments) {
        JavaCommand command = new JavaCommand();
        command.work.addAll(classPath());
        command.work.add(mainClass);
        command.work.addAll(Arrays.asList(arguments));
        return command;
    }

    /** A jar with its class path in its manifest. */
    public static JavaCommand jar(Path jar, String... arguments) {
        JavaCommand command = new JavaCommand();
        command.work.addAll(List.of("-jar", jar.toString()));
        command.work.addAll(Arrays.asList(arguments));
        return command;
    }

    private static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    JavaCommand on(Core core) {
        start.addAll(core.prefix());
        options.addAll(core.options());
        return this;
    }

    public JavaCommand options(List<String> more) {
        options.addAll(more);
        return this;
    }

    public JavaCommand with(String name, Object value) {
        work.add("--" + name + "=" + value);
        return this;
    }

    List<String> words() {
        List<String> words = new ArrayList<>(start);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(work);
        return words;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.benchmarks.child.ChildMain;
import io.github.camelplanhat.benchmarks.child.Program;

/** A command line of Java, or of a script that starts Java, on one core or on any. */
public final class JavaCommand {
    private final List<String> start = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> work = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private Path script;

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

    /** A start script that takes Java from {@code JAVA_HOME}, and its options from {@code JAVA_OPTS}. */
    public static JavaCommand script(Path script, String... arguments) {
        JavaCommand command = new JavaCommand();
        command.script = script;
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

    public JavaCommand variable(String name, Object value) {
        variables.put(name, value.toString());
        return this;
    }

    ProcessBuilder process() {
        Path javaHome = Path.of(System.getProperty("java.home"));
        List<String> words = new ArrayList<>(start);
        if (script == null) {
            words.add(javaHome.resolve("bin/java").toString());
            words.addAll(options);
        } else {
            words.add(script.toAbsolutePath().toString());
            variables.put("JAVA_HOME", javaHome.toString());
            variables.put("JAVA_OPTS", String.join(" ", options));
        }
        words.addAll(work);
        ProcessBuilder process = new ProcessBuilder(words);
        process.environment().putAll(variables);
        return process;
    }
}

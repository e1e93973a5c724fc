/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.child;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Every child's main class: the first argument names the {@link Program}. */
public final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) {
        PrintStream pipe = System.out;
        // What libraries print must not get into the pipe.
        System.setOut(System.err);
        int status = 0;
        try {
            Program program = program(args[0]);
            Arguments arguments = new Arguments(Arrays.asList(args).subList(1, args.length));
            program.run(arguments, new ParentLink(System.in, pipe));
        } catch (Throwable e) {
            e.printStackTrace();
            status = 1;
        }
        // Nothing that a contender left behind keeps the process.
        System.exit(status);
    }

    private static Program program(String name) throws ReflectiveOperationException {
        try {
            return Class.forName(name)
                    .asSubclass(Program.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " does not start", e.getCause());
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command writes: results and progress to {@code out}, problems and usage to {@code err}.
 *
 * @param interactive whether somebody watches, so that a line of progress may overwrite itself
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    static Terminal ofProcess() {
        return new Terminal(System.out, System.err, isInteractive());
    }

    /** From Java 22 on there may be a console that is no terminal; it says so itself. */
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}

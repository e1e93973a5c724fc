/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used, with everything that is wrong with it, each problem at its place in the file. */
public final class MappingException extends RuntimeException {
    private final transient List<Problem> problems;

    MappingException(String what, List<Problem> problems) {
        super(what + ":" + problems.stream().map(p -> "\n  " + p).collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> getProblems() {
        return problems;
    }
}

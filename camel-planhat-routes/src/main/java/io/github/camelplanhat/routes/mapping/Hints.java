/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Collection;

import io.github.camelplanhat.model.Names;

/** Ends of sentences that name the likely meaning of a mistyped name. */
final class Hints {
    private Hints() {}

    /** {@code "; did you mean name?"}, or a full stop when nothing is near. */
    static String sentenceEnd(String typed, Collection<String> candidates) {
        String hint = Names.hint(typed, candidates);
        return hint.isEmpty() ? "." : hint;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** A dead letter for people, in one line. */
public final class DeadLetterText {
    private DeadLetterText() {}

    public static String line(StoredDeadLetter letter) {
        String times = letter.attempts() == 1 ? "once" : letter.attempts() + " times";
        return letter.id() + "  " + letter.sync() + "  " + letter.key() + "  " + letter.status() + " " + times + ": "
                + letter.reason();
    }
}

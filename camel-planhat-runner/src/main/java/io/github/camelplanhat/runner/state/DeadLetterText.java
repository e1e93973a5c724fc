/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Duration;
import java.time.Instant;

import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** A dead letter for people, in one line. */
public final class DeadLetterText {
    private DeadLetterText() {}

    /** @param now until when it has waited */
    public static String line(StoredDeadLetter letter, Instant now) {
        String times = letter.attempts() == 1 ? "once" : letter.attempts() + " times";
        String status = letter.waiting()
                ? "WAITING for " + age(Duration.between(letter.first(), now)) + ", tried "
                : letter.status() + " ";
        return letter.id() + "  " + letter.sync() + "  " + letter.key() + "  " + status + times + ": "
                + letter.reason();
    }

    /** In the greatest unit of which there are two. */
    static String age(Duration age) {
        if (age.toDays() >= 2) {
            return age.toDays() + " days";
        } else if (age.toHours() >= 2) {
            return age.toHours() + " hours";
        }
        return Math.max(0, age.toMinutes()) + " min";
    }
}

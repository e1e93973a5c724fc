/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallJournalTest {
    private final CallJournal journal = new CallJournal(2, 0, false);

    private void add(String operation, String failure) {
        journal.add(new JournaledCall(
                Instant.EPOCH, "company", operation, "GET", "/", 1, 0, 200, failure, Duration.ZERO, "", ""));
    }

    @Test
    void theLatestComesFirstAndTheOldestGoes() {
        add("a", "");
        add("b", "");
        add("c", "");

        assertThat(journal.calls()).extracting(JournaledCall::operation).containsExactly("c", "b");
    }

    @Test
    void aFailureIsNotPushedOutBySuccesses() {
        add("a", "TIMEOUT");
        add("b", "");
        add("c", "");

        assertThat(journal.failures()).extracting(JournaledCall::operation).containsExactly("a");
    }
}

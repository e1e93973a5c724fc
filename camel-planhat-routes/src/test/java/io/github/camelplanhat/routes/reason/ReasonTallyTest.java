/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.reason;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonTallyTest {
    private final ReasonTally tally = new ReasonTally();

    @Test
    void whatDiffersFromRecordToRecordIsCutOut() {
        tally.add("h: \"bad\" is not a whole number (from H)");
        tally.add("h: \"worse\" is not a whole number (from H)");
        tally.add("duplicate of row 17");
        tally.add("duplicate of row 18");
        tally.add("no company 5f0c1d2e3a4b5c6d7e8f9a0b");

        assertThat(tally.counts())
                .containsExactly(
                        Map.entry("h: … is not a whole number (from H)", 2L),
                        Map.entry("duplicate of row …", 2L),
                        Map.entry("no company …", 1L));
    }

    @Test
    void statusesStay() {
        tally.add("Planhat answered 401 to company/bulkUpsert");

        assertThat(tally.counts()).containsOnlyKeys("Planhat answered 401 to company/bulkUpsert");
    }

    @Test
    void theNameOfAStandardStays() {
        tally.add("closeDate: \"soon\" is not an ISO-8601 date (from CLOSE)");

        assertThat(tally.counts()).containsOnlyKeys("closeDate: … is not an ISO-8601 date (from CLOSE)");
    }

    @Test
    void theMostFrequentReasonComesFirst() {
        tally.add("rare");
        tally.add("frequent");
        tally.add("frequent");

        assertThat(tally.counts()).containsExactly(Map.entry("frequent", 2L), Map.entry("rare", 1L));
    }

    @Test
    void itStaysSmallWhateverComes() {
        for (int i = 0; i < 1000; i++) {
            tally.add("problem " + "x".repeat(i));
        }

        assertThat(tally.counts()).hasSize(21).containsEntry("other reasons", 980L);
    }

    @Test
    void aMissingReasonHasALineToo() {
        tally.add(null);

        assertThat(tally.counts()).containsEntry("no reason given", 1L);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {
    private static final List<String> OPERATIONS =
            List.of("create", "get", "update", "delete", "list", "leanList", "bulkUpsert");

    @ParameterizedTest
    @CsvSource({
        "upsrt, upsert",
        "upsertt, upsert",
        "upsxrt, upsert",
        "uspert, upsert",
        "UPSERT, upsert",
        "external_id, externalId",
        "external-id, externalId",
        "Company Id, companyId",
        "companyid, companyId"
    })
    void aSlipIsUnderstood(String typed, String meant) {
        assertThat(Names.nearest(typed, List.of("upsert", "externalId", "companyId")))
                .contains(meant);
    }

    @Test
    void aSwapOfNeighboursIsASmallerSlipThanTwoReplacements() {
        assertThat(Names.nearest("teh", List.of("the"))).contains("the");
        assertThat(Names.nearest("xeh", List.of("the"))).isEmpty();
    }

    @Test
    void theNearestOfSeveralIsTaken() {
        assertThat(Names.nearest("licens", List.of("issue", "licenses", "license")))
                .contains("license");
    }

    @Test
    void ofTwoEquallyNearNamesTheFirstInTheAlphabetIsTakenWhateverTheirOrder() {
        assertThat(Names.nearest("bat", List.of("cat", "bar"))).contains("bar");
        assertThat(Names.nearest("bat", List.of("bar", "cat"))).contains("bar");
    }

    @Test
    void anUnrelatedNameIsNotForcedOnAnybody() {
        assertThat(Names.nearest("frobnicate", OPERATIONS)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingIsNearToNothing(String typed) {
        assertThat(Names.nearest(typed, List.of("a", "get"))).isEmpty();
    }

    @Test
    void noCandidatesNoHint() {
        assertThat(Names.nearest("get", List.of())).isEmpty();
    }

    @Test
    void theHintIsReadyToBeAppendedToAMessage() {
        assertThat(Names.hint("bulkUpsrt", OPERATIONS)).isEqualTo("; did you mean bulkUpsert?");
    }

    @Test
    void theHintIsEmptyWhenNothingIsNear() {
        assertThat(Names.hint("frobnicate", OPERATIONS)).isEmpty();
    }
}

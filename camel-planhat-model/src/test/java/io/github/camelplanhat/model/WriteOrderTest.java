/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelplanhat.model.PlanhatObject.*;
import static org.assertj.core.api.Assertions.assertThat;

class WriteOrderTest {
    @ParameterizedTest
    @EnumSource
    void everyObjectComesAfterThoseThatItRefersTo(PlanhatObject object) {
        assertThat(object.references().values())
                .filteredOn(target -> target != object)
                .allMatch(target -> target.dependencyRank() < object.dependencyRank());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CUSTOM_FIELD", "USER", "COMPANY"},
            mode = EnumSource.Mode.EXCLUDE)
    void companiesAndUsersComeBeforeTheRest(PlanhatObject object) {
        assertThat(object.dependencyRank())
                .isGreaterThan(COMPANY.dependencyRank())
                .isGreaterThan(USER.dependencyRank());
    }

    @Test
    void definitionsOfCustomFieldsComeFirst() {
        assertThat(CUSTOM_FIELD.dependencyRank()).isZero();
        assertThat(PlanhatObject.inWriteOrder()).startsWith(CUSTOM_FIELD, USER, COMPANY);
    }

    @Test
    void referencesAreFollowedOverSeveralSteps() {
        assertThat(List.of(COMPANY, ENDUSER, CONVERSATION, ISSUE))
                .isSortedAccordingTo((a, b) -> Integer.compare(a.dependencyRank(), b.dependencyRank()));
        assertThat(ISSUE.dependencyRank()).isGreaterThan(CONVERSATION.dependencyRank());
        assertThat(INVOICE.dependencyRank()).isGreaterThan(SALE.dependencyRank());
        assertThat(TIMESHEET.dependencyRank()).isGreaterThan(TIME_ENTRY.dependencyRank());
    }

    @Test
    void allObjectsAreInTheOrderOnce() {
        assertThat(PlanhatObject.inWriteOrder())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(PlanhatObject.values()));
    }

    @Test
    void referencesNameFieldAndObject() {
        assertThat(ISSUE.references())
                .containsEntry("companyIds", COMPANY)
                .containsEntry("enduserIds", ENDUSER)
                .containsEntry("conversationIds", CONVERSATION);
    }
}

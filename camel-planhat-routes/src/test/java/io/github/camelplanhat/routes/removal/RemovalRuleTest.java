/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RemovalRuleTest {
    private static final RemovalBrake BRAKE = new RemovalBrake(100, 5);

    private static RemovalRule rule(PlanhatObject object, DeleteBehavior behavior, String... targets) {
        return new RemovalRule(object, behavior, BRAKE, List.of(targets));
    }

    @Test
    void clearingSparesKeysTheCompanyAndWhatARecordNeeds() {
        RemovalRule rule = rule(
                PlanhatObject.ENDUSER,
                DeleteBehavior.CLEAR,
                "externalId",
                "email",
                "companyId",
                "firstName",
                "custom.Tier",
                "custom.Days in Phase");

        assertThat(rule.sent())
                .containsOnlyKeys("firstName", "custom")
                .containsEntry("firstName", null)
                .hasEntrySatisfying("custom", c -> assertThat((Map<?, ?>) c)
                        .hasSize(2)
                        .allSatisfy((name, value) -> assertThat(value).isNull()));
        assertThat(rule.records(List.of("x")).get(0)).containsEntry("_id", "x").containsKey("firstName");
    }

    @Test
    void aDeletionSendsTheIdAlone() {
        assertThat(rule(PlanhatObject.COMPANY, DeleteBehavior.DELETE, "name").records(List.of("x")))
                .containsExactly(Collections.singletonMap("_id", "x"));
    }

    @ParameterizedTest
    @CsvSource({"ENDUSER, archived", "CONVERSATION, archived", "ISSUE, archived", "TASK, isArchived"})
    void theArchiveIsTheFieldOfTheObject(PlanhatObject object, String field) {
        assertThat(rule(object, DeleteBehavior.ARCHIVE, "name").sent()).containsExactly(Map.entry(field, true));
        assertThat(RemovalRule.revival(object)).isEqualTo(Map.entry(field, false));
    }

    @Test
    void anArchiveThatPlanhatFillsByItselfIsNone() {
        assertThat(RemovalRule.revival(PlanhatObject.TICKET)).isNull();
        assertThatThrownBy(() -> rule(PlanhatObject.TICKET, DeleteBehavior.ARCHIVE, "title"))
                .hasMessageContaining("Planhat has no archive for ticket");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectOrderTest {
    private final ObjectOrder order = new ObjectOrder();
    private final List<PlanhatObject> sorted =
            Arrays.stream(PlanhatObject.values()).sorted(order.comparator()).toList();

    @Test
    void usersAndCustomFieldsGoBeforeCompanies() {
        assertThat(sorted.subList(0, 3))
                .containsExactly(PlanhatObject.CUSTOM_FIELD, PlanhatObject.USER, PlanhatObject.COMPANY);
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectComesAfterWhatItRefersTo(PlanhatObject object) {
        assertThat(sorted.subList(sorted.indexOf(object) + 1, sorted.size()))
                .noneMatch(later -> order.dependsOn(object, later));
    }

    @ParameterizedTest
    @EnumSource
    void whatNamesItsCompanyNeedsIt(PlanhatObject object) {
        boolean names = object.companyReference().isPresent();

        assertThat(order.dependsOn(object, PlanhatObject.COMPANY)).isEqualTo(names);
    }

    @Test
    void anIssueNeedsTheEndusersAndConversationsThatItNames() {
        assertThat(order.dependsOn(PlanhatObject.ISSUE, PlanhatObject.ENDUSER)).isTrue();
        assertThat(order.dependsOn(PlanhatObject.ISSUE, PlanhatObject.CONVERSATION))
                .isTrue();
    }

    @Test
    void licensesDoNotNeedEndusers() {
        assertThat(order.dependsOn(PlanhatObject.LICENSE, PlanhatObject.ENDUSER))
                .isFalse();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnalyticsOperationTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsUriNames(AnalyticsOperation operation) {
        assertThat(AnalyticsOperation.find(operation.object(), operation.operation()))
                .contains(operation);
        assertThat(AnalyticsOperation.operationNames(operation.object())).contains(operation.operation());
    }

    @Test
    void theCaseOfTheUriNamesMatters() {
        assertThat(AnalyticsOperation.find("metric", "Push")).isEmpty();
        assertThat(AnalyticsOperation.find("Metric", "push")).isEmpty();
    }

    @Test
    void noneOfItsObjectsIsAlsoAModel() {
        assertThat(AnalyticsOperation.objectNames()).doesNotContainAnyElementsOf(PlanhatObject.uriNames());
    }

    @ParameterizedTest
    @EnumSource
    void aMetricTargetIsFoundByItsNameAlone(MetricTarget target) {
        assertThat(MetricTarget.find(target.model())).contains(target);
        assertThat(MetricTarget.find(target.model().toLowerCase(java.util.Locale.ROOT)))
                .isEmpty();
    }
}

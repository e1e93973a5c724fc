/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScopeTest {
    private static boolean includes(PlanhatObject object, String scope, Map<String, Object> record) {
        return Scope.parse(object, scope).includes(record);
    }

    private static boolean company(String scope, Map<String, Object> record) {
        return includes(PlanhatObject.COMPANY, scope, record);
    }

    @Test
    void allPairsMustHold() {
        String scope = "status=customer, custom.Region=EMEA";

        assertThat(company(scope, Map.of("status", "customer", "custom", Map.of("Region", "EMEA"))))
                .isTrue();
        assertThat(company(scope, Map.of("status", "customer", "custom", Map.of("Region", "APAC"))))
                .isFalse();
        assertThat(company(scope, Map.of("status", "customer"))).isFalse();
    }

    @Test
    void numbersAreComparedAsNumbersAndListsByWhatTheyContain() {
        assertThat(company("custom.Seats=10", Map.of("custom", Map.of("Seats", 10.0))))
                .isTrue();
        assertThat(company("custom.Seats=ten", Map.of("custom", Map.of("Seats", 10))))
                .isFalse();
        assertThat(company("custom.Tags=b", Map.of("custom", Map.of("Tags", List.of("a", "b")))))
                .isTrue();
    }

    @Test
    void aFlagThatWasNeverSetIsFalse() {
        assertThat(includes(PlanhatObject.ENDUSER, "archived=false", Map.of())).isTrue();
        assertThat(includes(PlanhatObject.ENDUSER, "archived=false", Map.of("archived", true)))
                .isFalse();
    }

    @Test
    void aCompanyMayBeNamedByItsExternalId() {
        Scope scope = Scope.parse(PlanhatObject.ENDUSER, "companyId=extid-7").resolved(r -> "c7");

        assertThat(scope.includes(Map.of("companyId", "c7"))).isTrue();
        assertThat(scope.includes(Map.of("companyId", "c8"))).isFalse();
    }

    @Test
    void everythingIsInAll() {
        assertThat(company("all", Map.of())).isTrue();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> company("status", Map.of())).hasMessageContaining("field=value pairs");
        assertThatThrownBy(() -> company("status=", Map.of())).hasMessageContaining("field=value pairs");
        assertThatThrownBy(() -> company("custom=x", Map.of())).hasMessageContaining("a custom one is custom. and");
        assertThatThrownBy(() -> company("statsu=x", Map.of())).hasMessageContaining("did you mean status?");
        assertThatThrownBy(() -> company("status=a,status=b", Map.of())).hasMessageContaining("status twice");
        assertThatThrownBy(() -> company("lastTouch=1", Map.of())).hasMessageContaining("computes");
    }
}

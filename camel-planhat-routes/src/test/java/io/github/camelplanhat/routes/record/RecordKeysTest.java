/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.record;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class RecordKeysTest {
    private static String key(PlanhatObject object, Map<String, Object> record) {
        return new RecordKeys(object).of(record);
    }

    @Test
    void theStrongestKeyCounts() {
        assertThat(key(PlanhatObject.COMPANY, Map.of("externalId", "7", "name", "Acme")))
                .isEqualTo("externalId=7");
        assertThat(key(PlanhatObject.COMPANY, Map.of("externalId", "7", "sourceId", 8)))
                .isEqualTo("sourceId=8");
    }

    @Test
    void anExternalIdBelongsToItsCompany() {
        assertThat(key(PlanhatObject.ENDUSER, Map.of("externalId", "7", "companyId", "extid-A")))
                .isEqualTo("externalId=7 of extid-A");
        assertThat(key(PlanhatObject.ENDUSER, Map.of("sourceId", "7", "companyId", "extid-A")))
                .isEqualTo("sourceId=7");
    }

    @Test
    void noKeyBelongsToSeveralCompanies() {
        for (PlanhatObject object : PlanhatObject.values()) {
            if (object.companyReference().filter(CompanyReference::array).isPresent()) {
                assertThat(object.keyables()).as(object.uriName()).isSubsetOf("_id", "sourceId");
            }
        }
        assertThat(key(PlanhatObject.ISSUE, Map.of("sourceId", "7", "companyIds", List.of("a", "b"))))
                .isEqualTo("sourceId=7");
    }

    @Test
    void aBlankKeyIsNone() {
        assertThat(key(PlanhatObject.COMPANY, Map.of("externalId", " ", "name", "Acme")))
                .isNull();
    }

    @Test
    void longKeysStayDifferent() {
        String begin = "x".repeat(5_000);

        String one = key(PlanhatObject.COMPANY, Map.of("externalId", begin + 1));
        String two = key(PlanhatObject.COMPANY, Map.of("externalId", begin + 2));

        assertThat(one).hasSizeLessThan(1_000).isNotEqualTo(two);
    }

    @Test
    void charactersThatADatabaseRefusesAreReplaced() {
        assertThat(key(PlanhatObject.COMPANY, Map.of("externalId", "a\0b"))).isEqualTo("externalId=a\uFFFDb");
    }
}

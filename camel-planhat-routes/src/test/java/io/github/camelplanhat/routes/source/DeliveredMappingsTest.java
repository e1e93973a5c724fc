/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.MappedRow;
import io.github.camelplanhat.routes.mapping.Mapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The mapping files that come with the routes. */
class DeliveredMappingsTest {
    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private Mapping mapping(String file, PlanhatObject object) {
        return Mapping.load(context, "classpath:planhat-mappings/" + file + ".yaml", object, ZoneOffset.UTC);
    }

    private Map<String, Object> record(String file, PlanhatObject object, Map<String, Object> row) {
        MappedRow mapped = mapping(file, object)
                .newRowMapper((referred, field, value) -> value.equals("ada@example.com") ? List.of("u1") : List.of())
                .map(row);
        assertThat(mapped.reason()).isNull();
        return mapped.record();
    }

    @ParameterizedTest
    @CsvSource({
        "hubspot/companies, COMPANY",
        "hubspot/endusers, ENDUSER",
        "hubspot/opportunities, OPPORTUNITY",
        "salesforce/companies, COMPANY",
        "salesforce/endusers, ENDUSER",
        "salesforce/opportunities, OPPORTUNITY",
        "salesforce/licenses, LICENSE",
        "zendesk/tickets, TICKET",
        "jira/issues, ISSUE"
    })
    void passTheLintWithoutAWarning(String file, PlanhatObject object) {
        assertThat(mapping(file, object).warnings()).isEmpty();
    }

    @Test
    void makeACompanyOfHubSpotsTexts() {
        Map<String, Object> row = new HashMap<>(Map.of(
                "id",
                "7",
                "name",
                "Acme",
                "domain",
                "acme.example",
                "numberofemployees",
                "120",
                "annualrevenue",
                "1500000.50"));
        row.put("phone", null);

        assertThat(record("hubspot/companies", PlanhatObject.COMPANY, row))
                .containsEntry("sourceId", "7")
                .containsEntry("domains", List.of("acme.example"))
                .doesNotContainKey("phonePrimary")
                .extracting("custom")
                .satisfies(c -> assertThat(c.toString()).contains("Employees=120", "Annual revenue=1500000.50"));
    }

    @Test
    void giveAnEnduserItsCompany() {
        assertThat(record(
                        "hubspot/endusers",
                        PlanhatObject.ENDUSER,
                        Map.of("id", "1", "companyId", "71", "email", "ada@example.com")))
                .containsEntry("companyId", "srcid-71");
    }

    @Test
    void makeAnOpportunityOfSalesforcesValues() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Id", "0061");
        row.put("AccountId", "0011");
        row.put("Name", "Renewal");
        row.put("StageName", "Closed Won");
        row.put("Amount", 1200);
        row.put("CloseDate", "2026-03-31");
        row.put("Probability", 100);
        row.put("IsClosed", true);
        row.put("IsWon", true);
        row.put("Owner", Map.of("Email", "ada@example.com"));

        assertThat(record("salesforce/opportunities", PlanhatObject.OPPORTUNITY, row))
                .containsEntry("externalId", "0061")
                .containsEntry("companyId", "srcid-0011")
                .containsEntry("ownerId", "u1")
                .containsEntry("closeDate", "2026-03-31T00:00:00.000Z");
    }
}

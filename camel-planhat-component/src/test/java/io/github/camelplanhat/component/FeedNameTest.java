/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedNameTest {
    private final PlanhatConfiguration options = new PlanhatConfiguration();

    private String name() {
        return FeedName.of("planhat", "enduser", options);
    }

    @Test
    void itHasTheComponentTheObjectAndTheHost() {
        assertThat(name()).isEqualTo("planhat:enduser@api.planhat.com");
        options.setRegion("us4");
        assertThat(name()).isEqualTo("planhat:enduser@api-us4.planhat.com");
    }

    @Test
    void anotherPartOfTheListIsAnotherFeed() {
        options.setCompanyId("c1");
        options.setFilters(Map.of("archived", true));

        assertThat(name()).isEqualTo("planhat:enduser@api.planhat.com{archived=true, companyId=c1}");
    }

    @Test
    void twoTenantsOfOneHostHaveTwoFeeds() {
        assertThat(FeedName.of("other", "enduser", options)).isNotEqualTo(name());
    }

    @Test
    void aGivenNameIsTakenAsItIs() {
        options.setFeed("crm");

        assertThat(name()).isEqualTo("crm");
    }
}

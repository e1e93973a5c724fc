/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.simulator.journal.JournalEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** No message header chooses operation, host or token; none reaches the wire, none comes back from it. */
class HostileHeadersTest extends SimulatorTest {
    private static final Set<String> OWN = Set.of(
            "host",
            "authorization",
            "accept",
            "accept-encoding",
            "connection",
            "content-type",
            "content-length",
            "user-agent");

    private static Map<String, Object> hostile() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.HTTP_URI, "http://evil.example/steal");
        headers.put(Exchange.HTTP_PATH, "/users");
        headers.put(Exchange.HTTP_METHOD, "DELETE");
        headers.put(Exchange.HTTP_QUERY, "limit=1");
        headers.put("CamelHttpHost", "evil.example");
        headers.put("CamelPlanhatOperation", "delete");
        headers.put("CamelPlanhatObject", "user");
        headers.put("CamelPlanhatBaseUrl", "http://evil.example");
        headers.put("CamelPlanhatPath", "/users");
        headers.put("CamelPlanhatAccessToken", "stolen");
        headers.put("Authorization", "Bearer stolen");
        headers.put("Host", "evil.example");
        headers.put("Cookie", "a=b");
        headers.put("X-Forwarded-Host", "evil.example");
        headers.put("Content-Length", "3");
        headers.put("Transfer-Encoding", "chunked");
        headers.put("X-Line\r\nInjected", "a\r\nb: c");
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planhat:company/list",
                "planhat:company/bulkUpsert",
                "planhat:company/create",
                "planhat:company/get?externalId=a",
                "planhat:request/get?path=/companies"
            })
    void haveNoEffect(String uri) {
        seedCompany("a");
        Exchange clean = camel().exchange(uri, Map.of("name", "b", "externalId", "b"), Map.of());
        JournalEntry expected = lastCall();

        Exchange exchange = camel().exchange(uri, Map.of("name", "c", "externalId", "c"), hostile());

        assertThat(exchange.getException()).isNull();
        assertThat(clean.getException()).isNull();
        JournalEntry call = lastCall();
        assertThat(call.method()).isEqualTo(expected.method());
        assertThat(call.path()).isEqualTo(expected.path());
        assertThat(call.query()).isEqualTo(expected.query());
        assertThat(call.header("Authorization")).contains("Bearer test-token");
        assertThat(call.header("Host").orElse("")).startsWith("localhost:");
        assertThat(call.headers().keySet()).allMatch(name -> OWN.contains(name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void ofTheAnswerNoneComesBack() {
        simulator()
                .faults()
                .next()
                .status(
                        200,
                        "[]",
                        Map.of("Set-Cookie", "a=b", "X-Planhat", "x", "CamelHttpUri", "http://evil.example"));

        Exchange exchange = camel().exchange("planhat:company/list", null, Map.of("mine", "stays"));

        assertThat(exchange.getMessage().getHeaders())
                .containsOnlyKeys("mine", PlanhatConstants.CALLS, PlanhatConstants.RECORDS);
    }

    @Test
    void filtersCannotAddOtherParametersThanTheirOwn() {
        camel().exchange(
                        "planhat:company/list",
                        null,
                        Map.of(PlanhatConstants.FILTERS, Map.of("status", "a&select=x#y")));

        assertThat(lastCall().query()).contains("status=a%26select%3Dx%23y").doesNotContain("select=x");
    }

    @Test
    void filtersCannotChangeThePaging() {
        for (int i = 0; i < 12; i++) {
            seedCompany("c" + i);
        }

        assertThat(list(
                        "planhat:company/list?pageSize=5",
                        Map.of(PlanhatConstants.FILTERS, Map.of("offset", 0, "limit", 1))))
                .hasSize(12);
    }
}

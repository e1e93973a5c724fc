/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** The folders of the ready sources, run as their READMEs say. */
class SourceExamplesTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"))
            .build();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    private void copy(String example, String... properties) throws IOException {
        Path from = Path.of("..", "examples", example);
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = dir.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        TestFolder.existing(dir)
                .properties(
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl())
                .properties(properties);
    }

    private Invocation run() {
        return Invocation.of("run", "--once", "--config", dir);
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv-sync", "hubspot-sync", "salesforce-sync", "kafka-sync"})
    void theyPassTheCheck(String example) throws Exception {
        copy(example, credentials(example));

        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }

    private static String[] credentials(String example) {
        return switch (example) {
            case "hubspot-sync" -> new String[] {"camel.beans.hubspot.access-token = test-token"};
            case "salesforce-sync" ->
                new String[] {
                    "camel.component.salesforce.login-url = " + VENDOR.baseUrl(),
                    "camel.component.salesforce.client-id = test-client",
                    "camel.component.salesforce.client-secret = test-secret"
                };
            default -> new String[0];
        };
    }

    @Nested
    class Csv {
        @Test
        void syncsWhatIsSoundAndNamesTheBrokenLines() throws Exception {
            copy("csv-sync");

            Invocation ran = run();

            assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
            assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(3);
            assertThat(planhat.count(PlanhatObject.ENDUSER)).isEqualTo(2);
            assertThat(planhat.find(PlanhatObject.COMPANY, "name", "Łódź; Software"))
                    .isPresent();
            assertThat(ran.out())
                    .containsPattern("line \\S+ of accounts-\\S+ has \\S+ values instead of")
                    .contains("of contacts.jsonl is no JSON object");
        }

        @Test
        void stopsBeforeAnythingIsSentWhereAColumnVanished() throws Exception {
            copy("csv-sync");
            Files.writeString(dir.resolve("inbox/accounts-1.csv"), "account_no;title;city;employees\nA-1;A;B;1\n");

            Invocation ran = run();

            assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(1);
            assertThat(ran.out() + ran.err()).contains("name: the rows have no column name");
            assertThat(planhat.count(PlanhatObject.COMPANY)).isZero();
        }
    }

    @Nested
    class HubSpot {
        private void copyTheExample() throws IOException {
            String[] sources = {"companies", "contacts", "deals"};
            copy(
                    "hubspot-sync",
                    Stream.concat(
                                    Stream.of(credentials("hubspot-sync")),
                                    Stream.of(sources)
                                            .flatMap(s -> Stream.of(
                                                    "camel.route-template[hubspot-" + s + "].base-url = "
                                                            + VENDOR.baseUrl(),
                                                    "camel.route-template[hubspot-" + s + "].calls-per-second = 1000")))
                            .toArray(String[]::new));
        }

        private void records(String object, String... records) {
            String body = "{\"results\": [" + String.join(", ", records) + "]}";
            VENDOR.stubFor(get(urlPathEqualTo("/crm/v3/objects/" + object))
                    .withHeader("Authorization", equalTo("Bearer test-token"))
                    .willReturn(json(body)));
            VENDOR.stubFor(post(urlPathEqualTo("/crm/v3/objects/" + object + "/search"))
                    .willReturn(json("{\"total\": 0, \"results\": []}")));
        }

        private void companyOf(String object, String id, String company) {
            VENDOR.stubFor(
                    post(urlPathEqualTo("/crm/v4/associations/" + object + "/companies/batch/read"))
                            .willReturn(
                                    json(
                                            "{\"status\": \"COMPLETE\", \"results\": [{\"from\": {\"id\": \"" + id
                                                    + "\"}, \"to\": [{\"toObjectId\": " + company
                                                    + ", \"associationTypes\": [{\"category\": \"HUBSPOT_DEFINED\", \"typeId\": 1, \"label\": \"Primary\"}]}]}]}")));
        }

        private void threeRecords() {
            records(
                    "companies",
                    "{\"id\": \"70\", \"properties\": {\"name\": \"Acme\", \"domain\": \"acme.example\", \"city\": null, "
                            + "\"hs_lastmodifieddate\": \"2025-06-01T08:00:00Z\"}}");
            records(
                    "contacts",
                    "{\"id\": \"1\", \"properties\": {\"email\": \"ada@acme.example\", \"firstname\": \"Ada\", "
                            + "\"lastmodifieddate\": \"2025-06-01T08:00:00.123Z\"}}");
            records(
                    "deals",
                    "{\"id\": \"5\", \"properties\": {\"dealname\": \"Renewal\", \"amount\": \"1200.50\", "
                            + "\"closedate\": \"2026-03-31T00:00:00Z\", \"hs_lastmodifieddate\": \"2025-06-01T08:00:00Z\"}}");
            companyOf("contacts", "1", "70");
            companyOf("deals", "5", "70");
        }

        @Test
        void syncsThreeObjectsAndThenWhatChanged() throws Exception {
            copyTheExample();
            threeRecords();

            Invocation first = run();

            assertThat(first.code()).as(first.out() + first.err()).isZero();
            assertThat(planhat.find(PlanhatObject.COMPANY, "sourceId", "70")).isPresent();
            assertThat(planhat.find(PlanhatObject.ENDUSER, "email", "ada@acme.example"))
                    .isPresent();
            assertThat(planhat.find(PlanhatObject.OPPORTUNITY, "externalId", "5"))
                    .isPresent();

            assertThat(run().code()).isZero();
            VENDOR.verify(postRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/search"))
                    .withRequestBody(containing("lastmodifieddate")));
        }

        @Test
        void saysWhatToDoAboutATokenThatIsRefused() throws Exception {
            copyTheExample();
            VENDOR.stubFor(any(urlPathEqualTo("/crm/v3/objects/companies"))
                    .willReturn(json("{\"status\": \"error\", \"message\": \"The token is expired\"}")
                            .withStatus(401)));

            Invocation ran = run();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out() + ran.err())
                    .contains("HubSpot answered 401")
                    .contains("private app")
                    .doesNotContain("test-token");
        }
    }

    @Nested
    class Salesforce {
        private void page(String object, String record) {
            VENDOR.stubFor(get(urlPathEqualTo("/services/data/v56.0/query/"))
                    .withHeader("Authorization", equalTo("Bearer test-session"))
                    .withQueryParam("q", matching(".* FROM " + object + "\\b.*"))
                    .willReturn(json("{\"totalSize\": 1, \"done\": true, \"records\": [{\"attributes\": {\"type\": \""
                            + object + "\"}, " + "\"SystemModstamp\": \"2025-06-01T08:00:00.000+0000\", " + record
                            + "}]}")));
        }

        @Test
        void syncsThreeObjectsAndThenWhatChanged() throws Exception {
            copy("salesforce-sync", credentials("salesforce-sync"));
            String grace = planhat.seed(
                    PlanhatObject.USER,
                    Map.of("email", "grace@acme.example", "nickName", "G", "firstName", "G", "lastName", "H"));
            VENDOR.stubFor(post(urlPathEqualTo("/services/oauth2/token"))
                    .withRequestBody(containing("grant_type=client_credentials"))
                    .willReturn(json("{\"access_token\": \"test-session\", \"instance_url\": \"" + VENDOR.baseUrl()
                            + "\", \"id\": \"" + VENDOR.baseUrl()
                            + "/id/00D000000000001EAA/005000000000001AAA\", \"token_type\": \"Bearer\"}")));
            page(
                    "Account",
                    "\"Id\": \"001A\", \"Name\": \"Acme\", \"Website\": null, \"Phone\": null, \"Industry\": \"Energy\", \"Type\": null, "
                            + "\"NumberOfEmployees\": 120, \"AnnualRevenue\": 1500000.0, \"BillingStreet\": null, \"BillingCity\": \"Kiel\", "
                            + "\"BillingPostalCode\": null, \"BillingCountry\": null, \"Description\": null, \"CreatedDate\": \"2020-01-01T00:00:00.000+0000\", "
                            + "\"Owner\": {\"attributes\": {\"type\": \"User\"}, \"Email\": \"Grace@acme.example\"}");
            page(
                    "Contact",
                    "\"Id\": \"003A\", \"AccountId\": \"001A\", \"Email\": \"ada@acme.example\", \"FirstName\": \"Ada\", "
                            + "\"LastName\": \"Jürgens\", \"Title\": null, \"Phone\": null");
            page(
                    "Opportunity",
                    "\"Id\": \"006A\", \"AccountId\": \"001A\", \"Name\": \"Renewal\", \"Amount\": 1200.5, \"StageName\": \"Closed Won\", "
                            + "\"CloseDate\": \"2026-03-31\", \"Probability\": 100.0, \"IsClosed\": true, \"IsWon\": true");

            Invocation first = run();

            assertThat(first.code()).as(first.out() + first.err()).isZero();
            assertThat(planhat.find(PlanhatObject.COMPANY, "sourceId", "001A"))
                    .hasValueSatisfying(c -> assertThat(c).containsEntry("owner", grace));
            assertThat(planhat.find(PlanhatObject.ENDUSER, "email", "ada@acme.example"))
                    .isPresent();
            assertThat(planhat.find(PlanhatObject.OPPORTUNITY, "externalId", "006A"))
                    .isPresent();

            Invocation second = run();
            assertThat(second.code()).as(second.out() + second.err()).isZero();
            VENDOR.verify(getRequestedFor(urlPathEqualTo("/services/data/v56.0/query/"))
                    .withQueryParam("q", containing("SystemModstamp >= 2025-06-01T07:55:00Z")));
            assertThat(first.err()).as("nothing but problems").isBlank();
        }
    }
}

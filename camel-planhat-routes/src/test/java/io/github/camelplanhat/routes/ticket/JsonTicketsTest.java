/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** Tickets of any API, read with the properties that the page about sources shows. */
class JsonTicketsTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    static final WireMockExtension DESK = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"))
            .build();

    @TempDir
    Path directory;

    private Main main() throws Exception {
        String page = Files.readString(Path.of("../docs/sources.md"));
        String section = page.substring(page.indexOf("\n## planhat-json-source"));
        Properties properties = new Properties();
        properties.load(new StringReader(section.split("```properties\n")[1].split("```")[0]));
        properties.put("camel.beans.json.secret", "test-key");
        properties.put("camel.route-template[desk].baseUrl", DESK.baseUrl());
        Files.writeString(
                directory.resolve("tickets.yaml"),
                """
                sourceId: {from: id, required: true}
                email: {from: requester.mail, required: true}
                companyId: {from: company.id}
                companyExternalId: {from: company.externalId}
                title: {from: title}
                """);
        Main main = new EmbeddedMain();
        properties.forEach((key, value) -> main.addInitialProperty(key.toString(), value.toString()));
        main.addInitialProperty("camel.component.planhat.base-url", PLANHAT.baseUrl());
        main.addInitialProperty(
                "camel.component.planhat.access-token", PLANHAT.simulator().token());
        Map.of(
                        "template-id",
                        "planhat-ticket-sync",
                        "name",
                        "support",
                        "source",
                        "direct:desk",
                        "mapping",
                        "file:" + directory.resolve("tickets.yaml"),
                        "organization",
                        "customer.number",
                        "email",
                        "requester.mail",
                        "state",
                        directory.resolve("state").toString())
                .forEach((key, value) -> main.addInitialProperty("camel.route-template[support]." + key, value));
        return main;
    }

    private static SyncReport run(Main main) {
        return main.getCamelContext()
                .createProducerTemplate()
                .requestBody("direct:support", (Object) null, SyncReport.class);
    }

    @Test
    void becomeThoseOfPlanhat() throws Exception {
        String acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "4711", "name", "Acme"));
        DESK.stubFor(
                get(urlPathEqualTo("/api/tickets"))
                        .withHeader("X-Api-Key", equalTo("test-key"))
                        .willReturn(
                                okJson(
                                        """
                                {"tickets": [{"id": 1, "title": "Help", "updated_at": "2025-06-01T08:00:00Z",
                                  "requester": {"mail": "ada@gmail.com"}, "customer": {"number": 4711}}],
                                 "meta": {"next": null}}
                                """)));
        Main main = main();
        try {
            main.start();

            assertThat(run(main).created()).isEqualTo(1);
            assertThat(run(main).unchanged()).isEqualTo(1);

            assertThat(PLANHAT.simulator().find(PlanhatObject.TICKET, "sourceId", "1"))
                    .hasValueSatisfying(
                            t -> assertThat(t).containsEntry("companyId", acme).containsEntry("title", "Help"));
            DESK.verify(getRequestedFor(urlEqualTo("/api/tickets?updated_since=1970-01-01T00:00:00Z&page=")));
            DESK.verify(getRequestedFor(urlEqualTo("/api/tickets?updated_since=2025-06-01T07:55:00Z&page=")));
        } finally {
            main.stop();
        }
    }
}

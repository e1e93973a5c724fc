/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the example of docs/routes.md, section planhat-webhook-source, as it stands there. */
class WebhookDocTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("## planhat-webhook-source.*?```yaml\n(.*?)```", Pattern.DOTALL);

    /** With all that means something in a URI. */
    private static final String SECRET = "open&se+sa%20me=?#{x}";

    @Test
    void theExampleReceivesAPost() throws Exception {
        String example = EXAMPLE.matcher(Files.readString(Path.of("../docs/routes.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.put("planhat.webhook.secret", SECRET);
            camel.getPropertiesComponent().setInitialProperties(properties);
            MainHttpServer server = new MainHttpServer();
            server.setCamelContext(camel);
            server.setHost("localhost");
            server.setPort(port);
            camel.addService(server);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:phase-changed").to("mock:changed");
                }
            });
            camel.start();
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("example.yaml", example));

            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/planhat"))
                                    .header("X-Planhat-Secret", SECRET)
                                    .POST(BodyPublishers.ofString(
                                            "{\"company\": {\"name\": \"Acme\", \"phase\": \"Live\"}}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();

            assertThat(status).isEqualTo(204);
            MockEndpoint changed = camel.getEndpoint("mock:changed", MockEndpoint.class);
            assertThat(changed.getReceivedExchanges()).singleElement().satisfies(exchange -> assertThat(
                            exchange.getMessage().getBody())
                    .isEqualTo(Map.of("company", Map.of("name", "Acme", "phase", "Live"))));
        }
    }
}

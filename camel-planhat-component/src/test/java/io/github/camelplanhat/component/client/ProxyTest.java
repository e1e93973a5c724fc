/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProxyTest {
    @Test
    void aProxyIsAskedForATunnelWithoutTheToken() {
        RawServer.Script refusing = connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 502 No Way\r\nContent-Length: 0\r\n\r\n");
        };
        try (RawServer proxy = new RawServer(refusing);
                PlanhatClient client = new PlanhatClient(Calls.settings("https://planhat.invalid")
                        .proxy("127.0.0.1", proxy.port())
                        .maxRetries(0)
                        .build())) {
            PlanhatUnavailableException e = catchThrowableOfType(
                    PlanhatUnavailableException.class,
                    () -> client.send(Calls.create("{}").build()));

            assertThat(e.getKind()).isEqualTo(Kind.CONNECT);
            assertThat(e).hasMessageContaining("the proxy refused it with status 502");
            assertThat(proxy.heads).singleElement().satisfies(head -> assertThat(head)
                    .startsWith("CONNECT planhat.invalid:443 HTTP/1.1")
                    .doesNotContain("Authorization", Calls.TOKEN, "companies"));
        }
    }

    @Test
    void aRequestWithoutTlsGoesThroughTheProxyAsAWhole() {
        RawServer.Script answering = connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        };
        try (RawServer proxy = new RawServer(answering);
                PlanhatClient client = new PlanhatClient(Calls.settings("http://localhost:1/base")
                        .proxy("127.0.0.1", proxy.port())
                        .build())) {
            client.send(Calls.get("/companies").query("limit", 1).build());

            assertThat(proxy.heads).singleElement().satisfies(head -> assertThat(head)
                    .startsWith("GET http://localhost:1/base/companies?limit=1 HTTP/1.1")
                    .contains("Authorization: Bearer " + Calls.TOKEN));
        }
    }
}

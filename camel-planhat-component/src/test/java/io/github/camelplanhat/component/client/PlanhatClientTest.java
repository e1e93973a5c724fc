/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanhatClientTest {
    @Test
    void aCallReturnsWhatItsReaderMadeOfTheAnswer() {
        try (TestServer server = TestServer.answering(200, "[{\"_id\":\"1\"}]");
                PlanhatClient client =
                        new PlanhatClient(Calls.settings(server.url()).build())) {
            PlanhatAnswer<String> answer = client.send(Calls.get("/companies")
                    .query("limit", 5000)
                    .query("sort", "a b")
                    .build());

            assertThat(answer).isEqualTo(new PlanhatAnswer<>(200, "[{\"_id\":\"1\"}]", 1, false));
            assertThat(server.requests).singleElement().satisfies(request -> {
                assertThat(request.target()).isEqualTo("/companies?limit=5000&sort=a%20b");
                assertThat(request.header("Authorization")).isEqualTo("Bearer " + Calls.TOKEN);
            });
        }
    }

    @Test
    void aBodyIsSentWithItsLength() {
        try (TestServer server = TestServer.answering(200, "{}");
                PlanhatClient client =
                        new PlanhatClient(Calls.settings(server.url()).build())) {
            client.send(Calls.create("{\"name\":\"Ærø\"}").build());

            assertThat(server.requests).singleElement().satisfies(request -> {
                assertThat(request.body()).isEqualTo("{\"name\":\"Ærø\"}");
                assertThat(request.header("Content-Length")).isEqualTo("16");
                assertThat(request.header("Content-Type")).isEqualTo("application/json");
            });
        }
    }
}

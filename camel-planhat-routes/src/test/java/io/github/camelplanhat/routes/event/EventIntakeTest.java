/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventIntakeTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path state;

    private EventRig rig;

    @BeforeEach
    void prepare() throws Exception {
        rig = new EventRig(PLANHAT, state);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void what202IsAnsweredForIsStored() throws Exception {
        rig.start();

        HttpResponse<String> answer =
                rig.post("{\"api_key\": \"a-key\", \"events\": [{\"event_type\": \"A\"}, {\"event_type\": \"B\"}]}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
        assertThat(rig.stored(EventState.PENDING))
                .extracting(e -> e.payload())
                .containsExactly("{\"event_type\":\"A\"}", "{\"event_type\":\"B\"}");
    }

    @Test
    void nobodyWithoutTheSecretIsLetIn() throws Exception {
        rig.start();

        assertThat(rig.post("{}", new String[0]).statusCode()).isEqualTo(401);
        assertThat(rig.post("{}", "X-Planhat-Secret", "open-sesam").statusCode())
                .isEqualTo(401);
        assertThat(rig.post("{\"api_key\": \"open-sesame\"}", "X-Other", "open-sesame")
                        .statusCode())
                .isEqualTo(401);

        assertThat(rig.stored(EventState.PENDING)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlaceAndNothingOfIt() throws Exception {
        rig.start();

        HttpResponse<String> answer = rig.post("{\"events\": [\n  {\"event_type\": private}\n]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("line 2, column").doesNotContain("private");
        assertThat(rig.post("").statusCode()).isEqualTo(400);
        assertThat(rig.post("4711").statusCode()).isEqualTo(400);
        assertThat(rig.post("[{}, 4711]").body()).contains("event 1 is no JSON object");
        assertThat(rig.stored(EventState.PENDING)).isEmpty();
    }

    @Test
    void anEventThatIsTooLargeIsNamedAndNothingOfItsBatchIsTaken() throws Exception {
        rig.start();
        String large = "x".repeat(1_000_001);

        HttpResponse<String> answer = rig.post(
                "{\"events\": [{\"event_type\": \"A\"}, {\"insert_id\": \"i-1\", \"text\": \"" + large + "\"}]}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("event 1 (i-1)").contains("1000000");
        assertThat(rig.stored(EventState.PENDING)).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        rig.property("camel.route-template[intake].maxBodyBytes", "20").start();

        assertThat(rig.post("{\"event_type\": \"A\"}").statusCode()).isEqualTo(202);
        assertThat(rig.post("{\"event_type\": \"ABC\"}").statusCode()).isEqualTo(413);
    }

    @Test
    void whileTheStoreIsAwayTheSenderKeepsTheEvents() throws Exception {
        rig.start();
        rig.post("{\"event_type\": \"A\"}");
        rig.store().close();

        HttpResponse<String> answer = rig.post("{\"event_type\": \"B\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(answer.body()).doesNotContain("jdbc").doesNotContain("Exception");
    }

    @Test
    void aStreamThatIsNotThereStopsTheStart() {
        rig.property("camel.route-template[intake].stream", "usge");

        assertThatThrownBy(rig::start).hasMessageContaining("usge").hasMessageContaining("usage");
    }

    @Test
    void anIntakeWithoutASecretStopsTheStart() {
        rig.property("camel.route-template[intake].secret", " ");

        assertThatThrownBy(rig::start).hasMessageContaining("secret");
    }
}

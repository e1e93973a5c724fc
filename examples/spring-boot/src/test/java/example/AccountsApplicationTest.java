/* SPDX-License-Identifier: Apache-2.0 */
package example;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "camel.main.run-controller=false")
@ExtendWith(OutputCaptureExtension.class)
class AccountsApplicationTest {
    /** Runs before the application, whose route starts with it. */
    private static final PlanhatSimulator PLANHAT = PlanhatSimulator.builder().start();

    @DynamicPropertySource
    static void simulator(DynamicPropertyRegistry properties) {
        properties.add("camel.component.planhat.base-url", PLANHAT::baseUrl);
    }

    @AfterAll
    static void stop() {
        PLANHAT.close();
    }

    @Test
    void accountsGoToPlanhatAndTheOutcomeToTheLog(CapturedOutput output) {
        Awaitility.await().until(() -> output.getAll().contains("A-1003 is REFUSED"));

        assertThat(output.getAll()).contains("2 created", "1 refused");
        assertThat(PLANHAT.records(PlanhatObject.COMPANY))
                .extracting(company -> company.get("name"))
                .containsExactlyInAnyOrder("Nordwind Energie", "Atelier Béton");
    }
}

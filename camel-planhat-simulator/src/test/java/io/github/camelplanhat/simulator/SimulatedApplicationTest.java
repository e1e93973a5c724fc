/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatedApplicationTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final SimulatedApplication application = new SimulatedApplication(planhat.simulator());

    @AfterEach
    void forget() {
        application.properties().keySet().forEach(System::clearProperty);
        System.clearProperty(Application.SEEN);
    }

    @Test
    void itIsToldWhereTheSimulatorIs() throws Exception {
        application.run(Application.class.getName(), List.of("camel.component.planhat.base-url"));

        assertThat(System.getProperty(Application.SEEN)).isEqualTo(planhat.baseUrl());
    }

    @Test
    void itsFailureIsThatOfTheRun() {
        assertThatThrownBy(() -> application.run(Application.class.getName(), List.of()))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void theSummaryTellsWhatIsStored() {
        planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme"));

        assertThat(application.summary()).isEqualTo("The simulated Planhat was called 0 times and has 1 company");
    }

    public static final class Application {
        static final String SEEN = "simulated.application.seen";

        private Application() {}

        public static void main(String[] args) {
            System.setProperty(SEEN, System.getProperty(args[0]));
        }
    }
}

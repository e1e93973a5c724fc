/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class AccountsTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path refused;

    private final Main main = new Main();

    @BeforeEach
    void run() throws Exception {
        main.addOverrideProperty("camel.component.planhat.base-url", PLANHAT.baseUrl());
        main.addOverrideProperty("schedule", "* * * * * ?");
        main.addOverrideProperty("refused", refused.toString());
        // Ends by itself when the one file is done.
        main.configure().withDurationMaxMessages(1);
        main.run();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void soundRecordsAreInPlanhatAndTheOthersInAFileWithTheReason() throws Exception {
        assertThat(PLANHAT.simulator().records(PlanhatObject.COMPANY))
                .extracting(company -> company.get("externalId"))
                .containsExactlyInAnyOrder("A-1001", "A-1002", "A-1004");
        try (Stream<Path> files = Files.list(refused)) {
            List<String> lines = Files.readAllLines(files.findFirst().orElseThrow());
            assertThat(lines).singleElement().asString().contains("\"REFUSED\"", "\"A-1003\"", "name");
        }
    }
}

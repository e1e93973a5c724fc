/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ContactsApplicationTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    @Test
    void contactsGoToPlanhatAndComeBackInAFile() throws Exception {
        Path export = directory.resolve("endusers.jsonl");
        Main main = new Main();
        main.configure().addRoutesBuilder(new ContactRoutes());
        main.addOverrideProperty("camel.component.planhat.base-url", PLANHAT.baseUrl());
        main.addOverrideProperty("export", export.toString());

        main.run();

        assertThat(main.getExitCode()).isZero();
        assertThat(PLANHAT.simulator().records(PlanhatObject.ENDUSER))
                .extracting(enduser -> enduser.get("email"))
                .containsExactlyInAnyOrder("ida@nordwind.example", "jon@nordwind.example", "marie@beton.example");
        assertThat(Files.readAllLines(export)).hasSize(3).anyMatch(line -> line.contains("Krüger"));
    }
}

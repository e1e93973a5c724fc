/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The command {@code replay}, against a simulator. */
class ReplayCommandTest {
    private static final String STRICT = "externalId: id\nname: {from: name, required: true}\n";
    private static final String LENIENT = "externalId: id\nname: {from: name, default: nameless}\n";

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    private Invocation call(String... command) {
        List<Object> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--config", dir));
        return Invocation.of(args.toArray());
    }

    /** Companies 1 to 3, of which the second and third have no name. */
    private TestFolder twoRefused() {
        TestFolder folder = TestFolder.in(dir, planhat).companies(3, "case when x > 1 then null else 'c' end");
        assertThat(call("run", "--once").code()).isEqualTo(ExitCode.REFUSED);
        return folder;
    }

    private List<Long> ids() throws IOException {
        List<Long> ids = new ArrayList<>();
        for (String line : call("dead-letters", "--json").out().lines().toList()) {
            ids.add(new ObjectMapper().readTree(line).get("id").asLong());
        }
        return ids;
    }

    @Test
    void whatTheMappingAllowsNowIsSent() throws IOException {
        twoRefused().file("mappings/companies.yaml", LENIENT);

        Invocation ran = call("replay", "--report", dir.resolve("report.json").toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(ExitCode.CLEAN);
        assertThat(ids()).isEmpty();
        JsonNode sync = new ObjectMapper()
                .readTree(Files.readString(dir.resolve("report.json")))
                .get("syncs")
                .get(0);
        assertThat(sync.get("created").asLong()).isEqualTo(2);
        assertThat(call("runs").out()).contains("companies  replay  completed");
    }

    @Test
    void whatFailsAgainMakesTheSameExitCodeAsARun() throws IOException {
        twoRefused();

        assertThat(call("replay").code()).isEqualTo(ExitCode.REFUSED);

        assertThat(call("dead-letters").out()).contains("REFUSED 2 times");
    }

    @Test
    void theListCanBeEmpty() {
        TestFolder.in(dir, planhat).companies(1, "'c'");

        Invocation ran = call("replay");

        assertThat(ran.out()).contains("There is nothing to replay.");
        assertThat(ran.code()).isEqualTo(ExitCode.CLEAN);
        assertThat(planhat.journal().count(PlanhatObject.COMPANY, Operation.BULK_UPSERT))
                .isZero();
    }

    @Test
    void aChoiceThatMatchesNothingRunsNothing() {
        twoRefused();

        assertThat(call("replay", "--reason", "owner").out()).contains("There is nothing to replay.");
        assertThat(call("replay", "--object", "enduser").out()).contains("There is nothing to replay.");
        assertThat(call("runs", "--limit", "9").out()).doesNotContain("replay");
    }

    @Test
    void lettersAreChosenByTheirIds() throws IOException {
        twoRefused().file("mappings/companies.yaml", LENIENT);
        List<Long> ids = ids();

        call("replay", "--id", ids.get(1).toString());
        assertThat(ids()).containsExactly(ids.get(0));
        call("replay", "--sync", "companies", "--object", "company", "--id", ids.get(0) + "," + ids.get(0));

        assertThat(ids()).isEmpty();
    }

    @Test
    void anIdThatThereIsNotIsWrongUsage() {
        twoRefused();

        Invocation ran = call("replay", "--id", "4711");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("there is no dead letter 4711; the command dead-letters shows the id of each");
    }

    @Test
    void wrongNamesAreAnsweredWithTheNearestOnes() {
        twoRefused();

        assertThat(call("replay", "--sync", "compnies").err()).contains("did you mean companies?");
        assertThat(call("replay", "--object", "compny").err()).contains("did you mean company?");
    }

    @Test
    void lettersOfASyncThatIsGoneAreLeftOut() throws IOException {
        twoRefused();
        String properties = Files.readString(dir.resolve("application.properties"));
        Files.writeString(dir.resolve("application.properties"), properties.replace("[companies]", "[accounts]"));

        Invocation ran = call("replay");

        assertThat(ran.code()).isEqualTo(ExitCode.CLEAN);
        assertThat(ran.out())
                .contains("companies: left out 2 dead letters, because this folder has no sync of that name any more");
    }

    @Test
    void rowsThatTheSourceCouldNotReadAreLeftOut() {
        TestFolder.in(dir, planhat)
                .file("mappings/companies.yaml", STRICT)
                .file("in/companies.jsonl", "{\"id\": 1, \"name\": \"a\"}\nno json\n")
                .properties(
                        "camel.route-template[lines].template-id = planhat-json-lines-source",
                        "camel.route-template[lines].name = lines",
                        "camel.route-template[lines].directory = {{config.dir}}/in",
                        "camel.route-template[companies].template-id = planhat-crm-sync",
                        "camel.route-template[companies].source = direct:lines",
                        "camel.route-template[companies].object = company",
                        "camel.route-template[companies].mapping = mappings/companies.yaml");
        assertThat(call("run", "--once").code()).isEqualTo(ExitCode.REFUSED);

        Invocation ran = call("replay");

        assertThat(ran.code()).isEqualTo(ExitCode.CLEAN);
        assertThat(ran.out())
                .contains(
                        "There is nothing to replay.",
                        "companies: left out 1 dead letter of rows that the source could not read. Mend the source");
    }

    @Test
    void whereTheTokenIsRefusedTheRestIsNotTried() {
        twoRefused()
                .file("mappings/companies.yaml", LENIENT)
                .properties("camel.component.planhat.access-token = wrong-test-token");

        Invocation ran = call("replay");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(call("dead-letters").out().lines()).hasSize(2);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** One pass that looks at deletions first, or lets them pass once. */
class RunDeletesTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    /** The source has companies 1 and 2; Planhat has 1, and 8 and 9 that it should not have. */
    @BeforeEach
    void strangers() {
        for (int id : new int[] {1, 8, 9}) {
            planhat.seed(PlanhatObject.COMPANY, Map.of("name", "c" + id, "externalId", id + ""));
        }
        String sync = "camel.route-template[companies].";
        TestFolder.in(dir, planhat)
                .companies(2, "'c' || x")
                .properties(
                        sync + "mode = mirror",
                        sync + "scope = all",
                        sync + "delete-behavior = delete",
                        sync + "max-deletes = 0");
    }

    @Test
    void aPreviewListsWhatWouldBeRemoved() {
        Invocation preview = Invocation.of("run", "--once", "--preview-deletes", "--config", dir);

        assertThat(preview.err()).isEmpty();
        assertThat(preview.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(preview.out())
                .contains("companies (company), delete: 2", "externalId=8", "c9", "no row of the source stands for it")
                .contains("It would remove none of them, though", "--allow-deletes companies=2");
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(4);
    }

    @Test
    void onePassIsAllowedToRemoveThem() throws IOException {
        Invocation stopped = Invocation.of("run", "--once", "--config", dir);
        Invocation allowed = Invocation.of("run", "--once", "--allow-deletes", "companies=2", "--config", dir);

        assertThat(stopped.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(allowed.code()).as(allowed.out() + allowed.err()).isEqualTo(ExitCode.CLEAN);
        assertThat(allowed.out()).contains("companies, what left the source: 2 deleted");
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(2);

        JsonNode run = new ObjectMapper()
                .readTree(Invocation.of("runs", "--json", "--config", dir).out())
                .get(0);
        Invocation undone = Invocation.of("undo", "--run", run.get("id").asText(), "--config", dir);
        assertThat(undone.code()).isZero();
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(4);
        JsonNode undo = new ObjectMapper()
                .readTree(Invocation.of("runs", "--json", "--config", dir).out())
                .get(0);
        assertThat(undo.get("kind").asText()).isEqualTo("undo");
        assertThat(undo.get("created").asLong()).isEqualTo(2);
        assertThat(undo.get("state").asText()).isEqualTo("completed");
    }

    @Test
    void nothingToRemoveIsSaidToo() {
        Invocation.of("run", "--once", "--allow-deletes", "companies=2", "--config", dir);

        Invocation preview = Invocation.of("run", "--once", "--preview-deletes", "--config", dir);

        assertThat(preview.code()).isZero();
        assertThat(preview.out()).contains("nothing would be removed");
    }

    @Test
    void aSyncThatIsNotThereIsNamed() {
        Invocation wrong = Invocation.of("run", "--once", "--allow-deletes", "companys=2", "--config", dir);

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("there is no sync companys; did you mean companies?");
    }

    @Test
    void bothAreForOnePass() {
        Invocation wrong = Invocation.of("run", "--preview-deletes", "--config", dir);

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("--preview-deletes is for one pass: give --once");
    }
}

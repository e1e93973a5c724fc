/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Records that left the source before anybody was told Planhat's id of them, because the answer got lost. */
class SyncRemovalUnknownIdTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final List<Map<String, Object>> source = new ArrayList<>();
    private SyncRig rig;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .property("camel.component.planhat.max-retries", "0")
                .set("deleteBehavior", "delete")
                .set("maxDeletePercent", 100)
                .set("object", "issue")
                .set("source", "bean:rows")
                .mapping("sourceId: id\ntitle: title\ncompanyIds: companies\n");
        rig.main.bind("rows", (Processor)
                e -> e.getMessage().setBody(List.copyOf(source).iterator()));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static String company(String externalId) {
        return PLANHAT.simulator()
                .seed(PlanhatObject.COMPANY, Map.of("externalId", externalId, "name", "Company " + externalId));
    }

    private void answerIsLost() {
        PLANHAT.simulator().faults().next().operation(Operation.BULK_UPSERT).appliedButAnswerLost();
    }

    @Test
    void anIssueOfSeveralCompaniesIsFoundByItsKey() throws Exception {
        String a = company("A-1");
        String b = company("B-1");
        source.add(Map.of("id", "1", "title", "Of two", "companies", List.of(a, b)));
        rig.start();
        answerIsLost();
        assertThat(rig.failure()).isInstanceOf(SyncFailedException.class);
        assertThat(PLANHAT.simulator().find(PlanhatObject.ISSUE, "sourceId", "1"))
                .hasValueSatisfying(i -> assertThat(i).containsEntry("companyIds", List.of(a, b)));
        source.clear();

        SyncReport report = rig.run();

        assertThat(report.removals()).isEqualTo(new RunRemovals(1, 0, 0, 0, 0));
        assertThat(PLANHAT.simulator().count(PlanhatObject.ISSUE)).isZero();
    }
}

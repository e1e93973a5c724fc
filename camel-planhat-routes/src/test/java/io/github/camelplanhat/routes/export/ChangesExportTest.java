/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.store.PostgresServer;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesExportTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private final List<String> companies = new ArrayList<>();
    private ExportRig rig;

    @BeforeEach
    void seed() {
        for (int i = 0; i < 5; i++) {
            companies.add(planhat.seed(PlanhatObject.COMPANY, Map.of("name", "c" + i)));
        }
        rig = newRig();
    }

    private ExportRig newRig() {
        return new ExportRig(dir, planhat).set("objects", "company").set("mode", "changes");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private List<String> told() {
        return rig.told.stream().map(t -> t.change() + " " + t.id()).toList();
    }

    @Test
    void theFirstRunTellsOfEachRecordAsCreatedAndTheSecondOfNothing() {
        JobReport first = rig.start().run();
        assertThat(rig.told).hasSize(5).allSatisfy(t -> assertThat(t.change()).isEqualTo("CREATED"));

        JobReport second = rig.run();

        assertThat(rig.told).isEmpty();
        assertThat(first.counts()).containsEntry("created", 5L);
        assertThat(second.clean()).isTrue();
        assertThat(second.counts()).containsEntry("records", 0L);
    }

    @Test
    void aBatchIsNotHashedToSeeWhetherItHasRecords() {
        CountedHashes counted = CountedHashes.of(rig.main);

        rig.start().run();
        rig.run();

        assertThat(counted.lists()).isPositive();
        assertThat(counted.hashes()).isZero();
    }

    @Test
    void tellsOfWhatWasCreatedUpdatedAndDeletedSince() throws Exception {
        rig.start().run();
        rig.update(PlanhatObject.COMPANY, companies.get(1), Map.of("name", "another"));
        rig.delete(PlanhatObject.COMPANY, companies.get(2));
        String created = planhat.seed(PlanhatObject.COMPANY, Map.of("name", "new"));

        JobReport report = rig.run();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "CREATED " + created, "UPDATED " + companies.get(1), "DELETED " + companies.get(2));
        assertThat(told()).last().isEqualTo("DELETED " + companies.get(2));
        assertThat(report.counts())
                .containsEntry("created", 1L)
                .containsEntry("updated", 1L)
                .containsEntry("deleted", 1L);
        assertThat(rig.manifest("company").path("deleted").asInt()).isEqualTo(1);
        rig.run();
        assertThat(told()).isEmpty();
    }

    @Test
    void soItIsAcrossProcessesAndOnPostgres() {
        String state = PostgresServer.newDatabase();
        rig.property("planhat.state.url", state).start().run();
        rig.close();
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "new"));
        rig = newRig().property("planhat.state.url", state).start();
        rig.delete(PlanhatObject.COMPANY, companies.get(0));

        rig.run();

        assertThat(rig.told).extracting(ExportRig.Told::change).containsExactly("CREATED", "DELETED");
    }

    @Test
    void whatTheSinkDidNotTakeIsToldAgain() {
        rig.sinkTakes(3);
        rig.start().failure();
        rig.sinkTakes(Integer.MAX_VALUE);

        rig.run();

        // The first page of two was stored; of the second the sink had one record when it failed.
        assertThat(told())
                .containsExactly(
                        "CREATED " + companies.get(2), "CREATED " + companies.get(3), "CREATED " + companies.get(4));
    }

    @Test
    void aListThatWasCutTellsOfNoDeletion() throws Exception {
        for (int i = 0; i < 30; i++) {
            planhat.seed(PlanhatObject.COMPANY, Map.of("name", "more" + i));
        }
        rig.start().run();
        planhat.faults().next().operation(Operation.LIST).after(1).rewriteAnswer(200, body -> "[]");

        JobReport report = rig.run();

        assertThat(told()).isEmpty();
        assertThat(report.clean()).isFalse();
        assertThat(rig.manifest("company").path("proof").asText()).contains("33 records more");
    }

    @Test
    void tooManyAtOnceAreNotBelieved() {
        rig.set("maxDeletions", 2).start().run();
        companies.subList(0, 3).forEach(id -> rig.delete(PlanhatObject.COMPANY, id));

        assertThat(rig.failure()).hasMessageContaining("3 of 5 known records").hasMessageContaining("maxDeletions");
        assertThat(told()).isEmpty();
    }

    @Test
    void ofAnObjectWithoutGetASecondPassTells() {
        String gone = ticket("gone");
        String stays = ticket("stays");
        rig.set("objects", "ticket").start().run();
        assertThat(told()).containsExactlyInAnyOrder("CREATED " + gone, "CREATED " + stays);
        rig.delete(PlanhatObject.TICKET, gone);

        rig.run();

        assertThat(told()).containsExactly("DELETED " + gone);
    }

    private String ticket(String title) {
        return planhat.seed(
                PlanhatObject.TICKET,
                Map.of("title", title, "email", title + "@x.example", "companyId", companies.get(0)));
    }

    @Test
    void aRecordThatIsStillThereIsNotDeletedThoughTheListLacksIt() throws Exception {
        List<String> endusers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            endusers.add(planhat.seed(
                    PlanhatObject.ENDUSER, Map.of("email", i + "@x.example", "companyId", companies.get(0))));
        }
        rig.set("objects", "enduser").start().run();
        planhat.faults().next().operation(Operation.LIST).after(1).rewriteAnswer(200, body -> "[]");

        JobReport report = rig.run();

        assertThat(told()).isEmpty();
        assertThat(report.clean()).isFalse();
        assertThat(rig.manifest("enduser").path("proof").asText()).contains("lacked 2 records that are not gone");
    }

    @Test
    void changesInIgnoredFieldsDoNotCount() {
        rig.set("ignoreFields", "name").start().run();
        rig.update(PlanhatObject.COMPANY, companies.get(0), Map.of("name", "another"));
        rig.update(PlanhatObject.COMPANY, companies.get(1), Map.of("phase", "Live"));

        rig.run();

        assertThat(told()).containsExactly("UPDATED " + companies.get(1));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Events out of files. */
class EventSourceTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private Path inbox;
    private EventRig rig;

    @BeforeEach
    void prepare() throws Exception {
        inbox = Files.createDirectories(dir.resolve("inbox"));
        rig = new EventRig(PLANHAT, dir.resolve("state"))
                .property("camel.route-template[files].template-id", "planhat-json-lines-source")
                .property("camel.route-template[files].name", "files")
                .property("camel.route-template[files].directory", inbox.toString())
                .property("camel.route-template[files].noFile", "empty")
                .property("camel.route-template[files].completion", "move=done")
                .property("camel.route-template[backfill].template-id", "planhat-event-source")
                .property("camel.route-template[backfill].name", "backfill")
                .property("camel.route-template[backfill].stream", "usage")
                .property("camel.route-template[backfill].source", "direct:files")
                .property(
                        "camel.route-template[backfill].state",
                        dir.resolve("state").toString());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void file(String name, String... lines) throws Exception {
        Files.writeString(inbox.resolve(name), String.join("\n", lines) + "\n");
    }

    private static String line(String id, String what, int minute) {
        return "{\"insert_id\": \"" + id + "\", \"user_id\": \"ada\", \"event_type\": \"" + what
                + "\", \"time\": \"2026-03-01T10:0" + minute + ":00.000Z\"}";
    }

    @Test
    void aBackfillIsSentOldestFirstOverAllFilesAndTheFilesAreMoved() throws Exception {
        PLANHAT.simulator()
                .seed(
                        PlanhatObject.ENDUSER,
                        Map.of(
                                "externalId",
                                "ada",
                                "companyId",
                                PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme"))));
        file("1.jsonl", line("1", "D", 4), line("2", "B", 2));
        file("2.jsonl", line("3", "C", 3), line("4", "A", 1));
        rig.property("camel.route-template[backfill].batchSize", "3").start();

        JobReport read = rig.run("backfill");

        assertThat(read.counts()).containsEntry("events", 4L).containsEntry("stored", 4L);
        assertThat(read.clean()).isTrue();
        assertThat(inbox.resolve("done/1.jsonl")).exists();
        assertThat(inbox.resolve("done/2.jsonl")).exists();
        assertThat(rig.run().counts()).containsEntry("sent", 4L);
        assertThat(rig.actions()).containsExactly("A", "B", "C", "D");
    }

    @Test
    void noFileIsNothingToDo() {
        rig.start();

        JobReport read = rig.run("backfill");

        assertThat(read.clean()).isTrue();
        assertThat(read.counts()).containsEntry("events", 0L);
    }

    @Test
    void aLineThatCannotBeReadIsKeptAsRefused() throws Exception {
        file("1.jsonl", line("1", "A", 1), "{\"insert_id\": ", line("2", "B", 2));
        rig.start();

        JobReport read = rig.run("backfill");

        assertThat(read.counts())
                .containsEntry("events", 3L)
                .containsEntry("stored", 2L)
                .containsEntry("refused", 1L);
        assertThat(read.clean()).isFalse();
        assertThat(rig.refused()).singleElement().satisfies(e -> assertThat(e.reason())
                .contains("line 2"));
    }

    @Test
    void aFileThatCannotBeReadToItsEndStaysAndIsNotSentTwice() throws Exception {
        file("1.jsonl", line("1", "A", 1));
        Files.writeString(inbox.resolve("2.jsonl"), line("2", "B", 2) + "\n{\"insert_id\": \"3\"");
        rig.property("camel.route-template[backfill].batchSize", "1").start();

        assertThatThrownBy(() -> rig.run("backfill")).hasStackTraceContaining("ends in the middle");

        assertThat(inbox.resolve("1.jsonl")).exists();
        assertThat(inbox.resolve("2.jsonl")).exists();
        Files.writeString(inbox.resolve("2.jsonl"), line("2", "B", 2) + "\n" + line("3", "C", 3) + "\n");
        rig.run("backfill");
        assertThat(inbox.resolve("done/2.jsonl")).exists();
        assertThat(rig.stored(EventState.PENDING)).extracting(e -> e.id()).contains("1", "2", "3");
        JobReport report = rig.run();
        assertThat(report.counts().get("parked")).isEqualTo(3);
        assertThat(report.counts().get("duplicates"))
                .isEqualTo(report.counts().get("events") - 3)
                .isPositive();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** Pulls into a table of PostgreSQL, with their state in the same database. */
class PullIntoPostgresTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    private static EmbeddedPostgres postgres;

    @TempDir
    Path dir;

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    private PullRig rig() {
        PullRig rig = new PullRig(PLANHAT, dir);
        rig.main.bind("warehouse", postgres.getPostgresDatabase());
        rig.main.bind("planhatState", postgres.getPostgresDatabase());
        return rig.set("object", "enduser")
                .set("groupSize", 2)
                .set("batchSize", 3)
                .set("metadata", "account={lookup.externalId}")
                .set("sink", "kamelet:planhat-sql-sink?dataSource=warehouse&table=contacts");
    }

    @Test
    void charactersThatPostgresDoesNotTakeDoNotStopTheRun() throws Exception {
        try (PullRig rig = rig()) {
            List<String> ids = rig.seed(2);
            Path lookup = Files.writeString(
                    dir.resolve("t.jsonl"),
                    "{\"_id\":\"a\\u0000b\"}\n{\"_id\":\"" + ids.get(0) + "\",\"name\":\"x\\u0000y\"}\n{\"_id\":\""
                            + ids.get(1) + "\"}\n");
            rig.fault(ids.get(0)).always().status(500, "oo\0ps");
            JobReport report = rig.set("lookup", "file:" + lookup)
                    .set("metadata", "a=1")
                    .set("sink", "bean:store")
                    .start()
                    .run();

            assertThat(rig.sink.values("companyId")).containsExactly(ids.get(1));
            assertThat(report.counts()).containsEntry("failed", 2L);
            assertThat(rig.store().inTransaction(() -> rig.store().pulls().failed(report.run(), 9)))
                    .extracting(c -> c.company())
                    .containsExactlyInAnyOrder(ids.get(0), "a\uFFFDb");
        }
    }

    @Test
    void whatIsPulledAgainIsNotThereTwice() {
        try (PullRig rig = rig()) {
            List<String> ids = rig.seed(5);
            for (int i = 0; i < 8; i++) {
                PLANHAT.simulator()
                        .seed(PlanhatObject.ENDUSER, Map.of("email", "x" + i + "@c1.example", "companyId", ids.get(0)));
            }
            rig.fault(ids.get(4)).times(1).status(500, "oops");
            rig.start();
            JobReport first = rig.run();
            JobReport second = rig.run();

            assertThat(first.clean()).isTrue();
            assertThat(first.counts()).containsEntry("retried", 1L).containsEntry("written", 13L);
            assertThat(second.counts()).containsEntry("written", 13L);
            JdbcTemplate table = new JdbcTemplate(postgres.getPostgresDatabase());
            assertThat(table.queryForObject("select count(*) from contacts", Integer.class))
                    .isEqualTo(13);
            assertThat(table.queryForList("select distinct account from contacts order by 1", String.class))
                    .containsExactly("c-1", "c-2", "c-3", "c-4", "c-5");
        }
    }
}

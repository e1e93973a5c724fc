/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a pull reads, and what it costs. */
class CompanyPullTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private PullRig rig;

    @BeforeEach
    void newRig() {
        rig = new PullRig(PLANHAT, dir);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void eachCompanyIsACallWherePlanhatTakesOne() {
        List<String> ids = rig.seed(3);
        JobReport report = rig.set("object", "license").start().run();

        assertThat(rig.sink.values("externalId")).containsExactlyInAnyOrder("l-1", "l-2", "l-3");
        assertThat(rig.sink.objects).containsOnly("license");
        assertThat(rig.sink.companies).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rig.lists("/licenses")).hasSize(3);
        assertThat(report.counts())
                .containsExactly(
                        Map.entry("companies", 3L),
                        Map.entry("calls", 3L),
                        Map.entry("callsPerThousandCompanies", 1000L),
                        Map.entry("lookupCalls", 1L),
                        Map.entry("records", 3L),
                        Map.entry("written", 3L),
                        Map.entry("retried", 0L),
                        Map.entry("failed", 0L));
        assertThat(report.clean()).isTrue();
        assertThat(report.kind()).isEqualTo("pull");
    }

    @Test
    void manyCompaniesShareACallWherePlanhatTakesSeveral() {
        List<String> ids = rig.seed(170);
        JobReport report = rig.set("object", "enduser").start().run();

        assertThat(rig.sink.records).hasSize(170);
        assertThat(rig.sink.companies).containsOnlyNulls();
        List<List<String>> asked =
                rig.lists("/endusers").stream().map(PullRig::companies).toList();
        // Fewer records than an enduser list has without a limit: the page was not cut, and no second call has to prove
        // it.
        assertThat(asked).extracting(List::size).containsExactly(80, 80, 10);
        assertThat(asked.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(asked).allSatisfy(a -> assertThat(String.join(",", a)).hasSizeLessThanOrEqualTo(2000));
        assertThat(report.counts())
                .containsEntry("companies", 170L)
                .containsEntry("calls", 3L)
                .containsEntry("callsPerThousandCompanies", 18L);
    }

    @Test
    void groupSizeLimitsHowManyShareACall() {
        rig.seed(5);
        rig.set("object", "enduser").set("groupSize", 2).start().run();

        assertThat(rig.lists("/endusers").stream().map(e -> PullRig.companies(e).size()))
                .containsExactly(2, 2, 1);
    }

    @Test
    void aGroupIsTakenApartWhereTheLookupsColumnsAreCopied() throws Exception {
        List<String> ids = rig.seed(3);
        Path file = Files.writeString(
                dir.resolve("targets.csv"),
                "_id,tier\n" + ids.get(0) + ",gold\n" + ids.get(2) + ",\n" + ids.get(1) + ",tin\n");
        rig.set("object", "enduser")
                .set("lookup", "file:" + file)
                .set("metadata", "tier={lookup.tier}&source=pull&where=$[*].email")
                .start()
                .run();

        assertThat(rig.lists("/endusers")).hasSize(1);
        assertThat(rig.sink.records)
                .extracting(r -> r.get("email") + " " + r.get("tier") + " " + r.get("source") + " " + r.get("where"))
                .containsExactlyInAnyOrder(
                        "u1@c1.example gold pull u1@c1.example",
                        "u2@c2.example tin pull u2@c2.example",
                        "u3@c3.example null pull u3@c3.example");
    }

    @Test
    void filtersAndMetadataTakeTheLookupsColumns() throws Exception {
        List<String> ids = rig.seed(2);
        Path file = Files.writeString(
                dir.resolve("targets.jsonl"),
                "{\"_id\":\"" + ids.get(0) + "\",\"mail\":\"u1@c1.example\"}\n{\"_id\":\"" + ids.get(1)
                        + "\",\"mail\":\"a+b&c@x\"}\n");
        rig.set("object", "enduser")
                .set("lookup", "file:" + file)
                .set("filters", "email={lookup.mail}")
                .start()
                .run();

        assertThat(rig.sink.values("email")).containsExactly("u1@c1.example");
        assertThat(rig.lists("/endusers").get(1).query()).contains("email=a%2Bb%26c%40x");
    }

    @Test
    void theSinkGetsBatches() {
        List<String> ids = rig.seed(1);
        for (int i = 0; i < 44; i++) {
            planhat.seed(PlanhatObject.ENDUSER, Map.of("email", "more" + i + "@c1.example", "companyId", ids.get(0)));
        }
        rig.set("object", "enduser").set("batchSize", 20).start().run();

        assertThat(rig.sink.sizes).containsExactly(20, 20, 5);
        assertThat(rig.sink.companies).containsOnly(ids.get(0));
    }
}

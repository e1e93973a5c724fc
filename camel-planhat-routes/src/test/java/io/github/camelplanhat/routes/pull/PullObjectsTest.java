/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Every object of the catalogue whose list can be narrowed to a company. */
class PullObjectsTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    static Stream<PlanhatObject> objects() {
        return Arrays.stream(PlanhatObject.values()).filter(o -> o.filters(Operation.LIST).stream()
                .anyMatch(f -> f.name().equals("companyId")));
    }

    private static boolean severalInACall(PlanhatObject object) {
        return object.filters(Operation.LIST).stream().anyMatch(f -> f.name().equals("companyId") && f.severalValues());
    }

    @Test
    void theyAreThese() {
        assertThat(objects().map(PlanhatObject::uriName))
                .containsExactlyInAnyOrder(
                        "asset",
                        "campaign",
                        "churn",
                        "company",
                        "conversation",
                        "enduser",
                        "invoice",
                        "issue",
                        "license",
                        "note",
                        "nps",
                        "objective",
                        "opportunity",
                        "project",
                        "sale",
                        "task",
                        "ticket",
                        "timeEntry",
                        "workspace");
    }

    @ParameterizedTest
    @MethodSource("objects")
    void eachRecordComesOnceWithItsCompanysColumns(PlanhatObject object) {
        try (PullRig rig = new PullRig(PLANHAT, dir)) {
            List<String> companies = Stream.of("one", "two", "three", "not asked for")
                    .map(name -> planhat.seed(PlanhatObject.COMPANY, Map.of("name", name)))
                    .toList();
            for (String company : companies) {
                for (int i = 0; i < 2 && object != PlanhatObject.COMPANY; i++) {
                    planhat.seed(object, record(object, company, i));
                }
            }
            JobReport report = rig.set("object", object.uriName())
                    .set("lookup", "ids:" + String.join(",", companies.subList(0, 3)))
                    .set("metadata", "of={lookup._id}")
                    .set("complete", true)
                    .start()
                    .run();

            assertThat(report.clean()).as(report.reasons().toString()).isTrue();
            int each = object == PlanhatObject.COMPANY ? 1 : 2;
            assertThat(rig.sink.values("_id")).hasSize(3 * each).doesNotHaveDuplicates();
            assertThat(rig.sink.records)
                    .allSatisfy(r -> assertThat(owners(object, r)).contains(r.get("of")));
            assertThat(rig.sink.values("of"))
                    .containsOnly(companies.subList(0, 3).toArray());
            assertThat(rig.sink.objects).containsOnly(object.uriName());
            long calls = severalInACall(object) ? object.completeListPasses().size() : 3;
            assertThat(report.counts()).containsEntry("companies", 3L).containsEntry("calls", calls);
        }
    }

    private static Map<String, Object> record(PlanhatObject object, String company, int nr) {
        Map<String, Object> record = new HashMap<>();
        CompanyReference reference = object.companyReference().orElseThrow();
        record.put(reference.field(), reference.array() ? List.of(company) : company);
        if (object == PlanhatObject.NOTE) {
            record.put("type", "note");
        } else if (object == PlanhatObject.NPS || object == PlanhatObject.ENDUSER) {
            record.put("email", "u" + nr + "@" + company + ".example");
        }
        return record;
    }

    private static List<Object> owners(PlanhatObject object, Map<String, Object> record) {
        Object owner = record.get(
                object == PlanhatObject.COMPANY
                        ? "_id"
                        : object.companyReference().orElseThrow().field());
        return owner instanceof List<?> several ? List.copyOf(several) : List.of(owner);
    }
}

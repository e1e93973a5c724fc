/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PlanhatComponent component = new PlanhatComponent();

    @BeforeEach
    void start() {
        component.getConfiguration().setBaseUrl(PLANHAT.baseUrl());
        component.getConfiguration().setAccessToken(PLANHAT.simulator().token());
        component.getConfiguration().setRetryDelay(1);
        context.addComponent("planhat", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Snapshot read(PlanhatObject object, String... fields) {
        return new SnapshotReader(context, object, List.of(fields), directory).read();
    }

    private static String company(String externalId) {
        return PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", externalId));
    }

    private static String enduser(String company, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("companyId", company);
        return PLANHAT.simulator().seed(PlanhatObject.ENDUSER, all);
    }

    private static List<String> ids(List<StoredRecord> found) {
        return found.stream().map(StoredRecord::id).toList();
    }

    @Test
    void aRecordIsFoundByItsIdAndByEachOfItsKeys() {
        String acme = company("A1");
        String jo = enduser(acme, Map.of("email", "jo@acme.example", "externalId", "E1", "sourceId", "S1"));
        enduser(acme, Map.of("email", "al@acme.example", "externalId", "E2"));

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            assertThat(snapshot.find(jo).fields()).containsEntry("email", "jo@acme.example");
            assertThat(snapshot.find(jo).company()).isEqualTo(acme);
            assertThat(ids(snapshot.find("_id", jo))).containsExactly(jo);
            assertThat(ids(snapshot.find("email", "jo@acme.example"))).containsExactly(jo);
            assertThat(ids(snapshot.find("externalId", "E1"))).containsExactly(jo);
            assertThat(ids(snapshot.find("sourceId", "S1"))).containsExactly(jo);
            assertThat(snapshot.count()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        enduser(company("A1"), Map.of("email", "jo@acme.example"));

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            assertThat(snapshot.find("64aa00000000000000000000")).isNull();
            assertThat(snapshot.find("email", "jo@acme.exampl")).isEmpty();
            assertThat(snapshot.find("sourceId", "S1")).isEmpty();
        }
    }

    @Test
    void oneEmailInSeveralCompaniesLeadsToAllOfThem() {
        String acme = company("A1");
        String bolt = company("A2");
        String one = enduser(acme, Map.of("email", "jo@both.example"));
        String other = enduser(bolt, Map.of("email", "jo@both.example"));

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            assertThat(ids(snapshot.find("email", "jo@both.example"))).containsExactlyInAnyOrder(one, other);
            assertThat(snapshot.find("email", "jo@both.example"))
                    .extracting(StoredRecord::company)
                    .containsExactlyInAnyOrder(acme, bolt);
        }
    }

    @Test
    void archivedRecordsAreThereToo() {
        String jo = enduser(company("A1"), Map.of("email", "jo@acme.example", "archived", true));

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            assertThat(snapshot.find(jo)).isNotNull();
        }
    }

    @Test
    void theKeyOfAnInvoiceIsFoundByTheNameUnderWhichItIsWritten() {
        String acme = company("A1");
        String invoice =
                PLANHAT.simulator().seed(PlanhatObject.INVOICE, Map.of("cId", acme, "extId", "I1", "currency", "EUR"));

        try (Snapshot snapshot = read(PlanhatObject.INVOICE)) {
            assertThat(ids(snapshot.find("extId", "I1"))).containsExactly(invoice);
            assertThat(snapshot.find(invoice).company()).isEqualTo(acme);
        }
    }

    @Test
    void onlyTheFieldsThatWereAskedForAreRead() {
        String acme = PLANHAT.simulator()
                .seed(
                        PlanhatObject.COMPANY,
                        Map.of("name", "Acme", "phase", "Live", "country", "SE", "custom", Map.of("Tier", "A")));

        try (Snapshot snapshot = read(PlanhatObject.COMPANY, "phase", "custom.Tier")) {
            assertThat(snapshot.find(acme).fields())
                    .containsEntry("phase", "Live")
                    .containsEntry("custom", Map.of("Tier", "A"))
                    .doesNotContainKeys("country", "name");
        }
    }

    @Test
    void aFieldMayHaveAnyName() {
        String acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "a&b=c +%d", "x"));

        try (Snapshot snapshot = read(PlanhatObject.COMPANY, "a&b=c +%d")) {
            assertThat(snapshot.find(acme).fields()).containsEntry("a&b=c +%d", "x");
        }
    }

    @Test
    void withoutAChoiceEveryFieldThatCanBeWrittenIsRead() {
        String acme = PLANHAT.simulator()
                .seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "phase", "Live", "custom", Map.of("Tier", "A")));

        try (Snapshot snapshot = new SnapshotReader(context, PlanhatObject.COMPANY, null, directory).read()) {
            assertThat(snapshot.find(acme).fields())
                    .containsEntry("name", "Acme")
                    .containsEntry("phase", "Live")
                    .containsEntry("custom", Map.of("Tier", "A"));
        }
    }

    @Test
    void everyRecordIsHandedOutOnce() {
        List<String> seeded = new ArrayList<>();
        String acme = company("A1");
        for (int i = 0; i < 250; i++) {
            seeded.add(enduser(acme, Map.of("email", i + "@acme.example")));
        }
        component.getConfiguration().setPageSize(100);

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            List<String> handedOut = new ArrayList<>();
            snapshot.iterator().forEachRemaining(r -> handedOut.add(r.id()));

            assertThat(handedOut).containsExactlyInAnyOrderElementsOf(seeded);
        }
    }

    @Test
    void theCallsAreCountedWithTheirRepeats() {
        String acme = company("A1");
        for (int i = 0; i < 250; i++) {
            enduser(acme, Map.of("email", i + "@acme.example"));
        }
        component.getConfiguration().setPageSize(100);
        PLANHAT.simulator()
                .faults()
                .next()
                .object(PlanhatObject.ENDUSER)
                .after(1)
                .times(1)
                .status(503);

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            assertThat(snapshot.calls())
                    .isEqualTo(PLANHAT.simulator().journal().count(PlanhatObject.ENDUSER, Operation.LIST));
            assertThat(snapshot.calls()).isGreaterThan(3);
        }
    }

    @Test
    void theListOfElevenThousandCompaniesCostsFourCalls() {
        for (int i = 0; i < 11_000; i++) {
            company("A" + i);
        }

        try (Snapshot snapshot = read(PlanhatObject.COMPANY)) {
            assertThat(snapshot.count()).isEqualTo(11_000);
            assertThat(snapshot.find("externalId", "A10999")).hasSize(1);
            assertThat(snapshot.find("externalId", "A0")).hasSize(1);
            // Three pages, and the lean list that tells whether they are all.
            assertThat(snapshot.calls()).isEqualTo(4);
        }
    }

    @Test
    void aRecordThatWasWrittenSinceIsFoundByItsNewKeysAlone() {
        String jo = enduser(company("A1"), Map.of("email", "jo@acme.example"));

        try (Snapshot snapshot = read(PlanhatObject.ENDUSER)) {
            snapshot.put(Map.of("_id", jo, "email", "jo@new.example"));
            snapshot.put(Map.of("_id", "64aa00000000000000000000", "email", "al@new.example"));

            assertThat(snapshot.find("email", "jo@acme.example")).isEmpty();
            assertThat(ids(snapshot.find("email", "jo@new.example"))).containsExactly(jo);
            assertThat(ids(snapshot.find("email", "al@new.example"))).containsExactly("64aa00000000000000000000");
            assertThat(snapshot.count()).isEqualTo(2);
        }
    }

    @Test
    void aKeyThatTheObjectDoesNotHaveIsNamed() {
        try (Snapshot snapshot = read(PlanhatObject.COMPANY)) {
            assertThatThrownBy(() -> snapshot.find("email", "jo@acme.example"))
                    .hasMessage("company has no key email; its keys are _id, sourceId, externalId");
        }
    }

    @Test
    void aComponentThatListsOnlyAPartIsRefused() {
        component.getConfiguration().setCompanyId("64aa00000000000000000000");

        assertThatThrownBy(() -> read(PlanhatObject.ENDUSER)).hasMessageContaining("narrowed by companyId or filter");
    }

    @Test
    void twoTenantsDoNotMix() throws Exception {
        String acme = company("A1");
        try (var other = PlanhatSimulator.builder().start();
                var otherContext = new DefaultCamelContext()) {
            PlanhatComponent theirs = new PlanhatComponent();
            theirs.getConfiguration().setBaseUrl(other.baseUrl());
            theirs.getConfiguration().setAccessToken(other.token());
            otherContext.addComponent("planhat", theirs);
            otherContext.start();
            String bolt = other.seed(PlanhatObject.COMPANY, Map.of("name", "Bolt", "externalId", "A1"));

            try (Snapshot ours = read(PlanhatObject.COMPANY);
                    Snapshot another =
                            new SnapshotReader(otherContext, PlanhatObject.COMPANY, Set.of(), directory).read()) {
                assertThat(ids(ours.find("externalId", "A1"))).containsExactly(acme);
                assertThat(ids(another.find("externalId", "A1"))).containsExactly(bolt);
            }
        }
    }

    @Nested
    class AListThatIsNotWhole {
        @BeforeEach
        void seed() {
            for (int i = 0; i < 250; i++) {
                company("A" + i);
            }
            component.getConfiguration().setPageSize(100);
        }

        private void answer(Operation operation, int after, String body) {
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .object(PlanhatObject.COMPANY)
                    .operation(operation)
                    .after(after)
                    .rewriteAnswer(200, whole -> body);
        }

        @Test
        void aPageThatFailsFailsTheSnapshotAndLeavesNoFile() {
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .operation(Operation.LIST)
                    .after(1)
                    .always()
                    .status(500);
            component.getConfiguration().setMaxRetries(1);

            assertThatThrownBy(() -> read(PlanhatObject.COMPANY)).isInstanceOf(PlanhatHttpException.class);
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void aPermissionThatIsLostOnTheWayFailsTheSnapshot() {
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .operation(Operation.LIST)
                    .after(1)
                    .status(403);

            assertThatThrownBy(() -> read(PlanhatObject.COMPANY)).isInstanceOf(PlanhatForbiddenException.class);
        }

        @Test
        void aListThatEndsBeforeTheLeanListDoesFailsTheSnapshot() {
            answer(Operation.LIST, 1, "[]");

            assertThatThrownBy(() -> read(PlanhatObject.COMPANY))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessage("the list of company ended early: it gave 100 records, and the lean list has 150 more;"
                            + " try again");
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void aFewThatTheListLacksAreAskedFor() {
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .operation(Operation.LIST)
                    .after(2)
                    .rewriteAnswer(200, page -> {
                        int last = page.lastIndexOf("{\"_id\"");
                        return page.substring(0, page.lastIndexOf(',', last)) + "]";
                    });

            try (Snapshot snapshot = read(PlanhatObject.COMPANY)) {
                assertThat(snapshot.count()).isEqualTo(250);
                assertThat(snapshot.find("externalId", "A249")).hasSize(1);
                assertThat(snapshot.calls())
                        .isEqualTo(PLANHAT.simulator().journal().count());
            }
        }

        @Test
        void aFewThatWereDeletedInBetweenAreNotMissed() {
            PLANHAT.simulator()
                    .faults()
                    .next()
                    .operation(Operation.LEAN_LIST)
                    .rewriteAnswer(
                            200,
                            list -> list.substring(0, list.length() - 1)
                                    + ",{\"_id\":\"64aa00000000000000000000\",\"name\":\"Gone\"}]");

            try (Snapshot snapshot = read(PlanhatObject.COMPANY)) {
                assertThat(snapshot.count()).isEqualTo(250);
                assertThat(snapshot.find("64aa00000000000000000000")).isNull();
            }
        }

        @Test
        void aRecordWithoutAnIdFailsTheSnapshot() {
            answer(Operation.LIST, 0, "[{\"name\":\"Acme\"}]");

            assertThatThrownBy(() -> read(PlanhatObject.COMPANY))
                    .hasMessageContaining("a record without _id, and nobody can tell which one it is");
        }
    }
}

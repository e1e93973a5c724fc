/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code matchBy}: which record of Planhat a row means. */
class SyncMatchTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private SyncRig rig;
    private String acme;
    private String bolt;

    @BeforeEach
    void prepare() {
        rig = new SyncRig(directory)
                .planhat(PLANHAT)
                .set("object", "enduser")
                .set("source", "sql:select * from people?dataSource=#crm&outputType=StreamList")
                .sql("create table people(id varchar, mail varchar, account varchar, job varchar)")
                .mapping(
                        "email: MAIL\nexternalId: ID\nposition: JOB\n" + "companyId: {from: ACCOUNT, prefix: extid}\n");
        acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "ACME"));
        bolt = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Bolt", "externalId", "BOLT"));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void person(String id, String mail, String account, String job) {
        rig.sql("insert into people values (%s, %s, %s, '%s')".formatted(text(id), text(mail), text(account), job));
    }

    private static String text(String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private static String enduser(String company, String mail, String externalId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("companyId", company);
        fields.put("email", mail);
        if (externalId != null) {
            fields.put("externalId", externalId);
        }
        return PLANHAT.simulator().seed(PlanhatObject.ENDUSER, fields);
    }

    private static Map<String, Object> stored(String id) {
        return PLANHAT.simulator().find(PlanhatObject.ENDUSER, id).orElseThrow();
    }

    private static int endusers() {
        return PLANHAT.simulator().count(PlanhatObject.ENDUSER);
    }

    private String refusal() {
        assertThat(rig.deadLetters()).hasSize(1);
        return rig.deadLetters().get(0).reason();
    }

    @Nested
    class ByEmail {
        @BeforeEach
        void byEmail() {
            rig.set("matchBy", "email");
        }

        @Test
        void theEmailFindsTheRecordAndTheOtherKeyIsWrittenToIt() throws Exception {
            String jo = enduser(acme, "jo@acme.example", "old");
            person("E1", "jo@acme.example", "ACME", "Boss");

            SyncReport report = rig.start().run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(endusers()).isEqualTo(1);
            assertThat(stored(jo)).containsEntry("externalId", "E1").containsEntry("position", "Boss");
        }

        @Test
        void aStrongerKeyOfAnotherRecordDoesNotDecide() throws Exception {
            String jo = enduser(acme, "jo@acme.example", "E9");
            String al = enduser(bolt, "al@bolt.example", "E1");
            person("E1", "jo@acme.example", "ACME", "Boss");

            rig.start().run();

            assertThat(stored(al)).doesNotContainKey("position").containsEntry("email", "al@bolt.example");
            assertThat(stored(jo)).containsEntry("position", "Boss");
        }

        @Test
        void whoIsNotThereIsCreated() throws Exception {
            person("E1", "jo@acme.example", "ACME", "Boss");

            assertThat(rig.start().run().created()).isEqualTo(1);
            assertThat(PLANHAT.simulator().find(PlanhatObject.ENDUSER, "email", "jo@acme.example"))
                    .hasValueSatisfying(e -> assertThat(e).containsEntry("companyId", acme));
        }

        @Test
        void whoWouldBeTakenForAnotherOneIsRefused() throws Exception {
            String al = enduser(acme, "al@acme.example", "E1");
            person("E1", "jo@acme.example", "ACME", "Boss");

            assertThat(rig.start().run().refused()).isEqualTo(1);
            assertThat(refusal())
                    .isEqualTo("not found by email in its company, but another enduser has externalId=E1 (" + al
                            + "), and Planhat might change that one");
            assertThat(stored(al)).containsEntry("email", "al@acme.example").doesNotContainKey("position");
        }

        @Test
        void oneEmailInSeveralCompaniesIsToldApartByTheCompany() throws Exception {
            String here = enduser(acme, "jo@both.example", null);
            String there = enduser(bolt, "jo@both.example", null);
            person(null, "jo@both.example", "BOLT", "Boss");

            assertThat(rig.start().run().updated()).isEqualTo(1);
            assertThat(stored(there)).containsEntry("position", "Boss");
            assertThat(stored(here)).doesNotContainKey("position");
        }

        @Test
        void oneEmailInSeveralCompaniesIsRefusedWithoutACompany() throws Exception {
            String here = enduser(acme, "jo@both.example", null);
            String there = enduser(bolt, "jo@both.example", null);
            person(null, "jo@both.example", null, "Boss");

            assertThat(rig.start().run().refused()).isEqualTo(1);
            assertThat(refusal())
                    .startsWith("2 records of enduser have email=jo@both.example (")
                    .contains(here, there)
                    .endsWith("): map its company, or match by another key");
            assertThat(stored(here)).doesNotContainKey("position");
            assertThat(stored(there)).doesNotContainKey("position");
        }

        @Test
        void anEmailThatOnlyAnotherCompanyHasIsNotLeftToChance() throws Exception {
            String here = enduser(acme, "jo@both.example", null);
            person(null, "jo@both.example", "BOLT", "Boss");

            assertThat(rig.start().run().refused()).isEqualTo(1);
            assertThat(refusal()).contains("another enduser has email=jo@both.example (" + here + ")");
        }

        @Test
        void aRowWithoutAnEmailIsRefused() throws Exception {
            person("E1", null, "ACME", "Boss");

            assertThat(rig.start().run().refused()).isEqualTo(1);
            assertThat(refusal()).isEqualTo("has no email, which matchBy=email needs");
        }

        @Test
        void anotherExternalIdOfTheSameEmailIsAChangeOfTheSameRecord() throws Exception {
            person("E1", "jo@acme.example", "ACME", "Boss");
            rig.start().run();
            rig.sql("update people set id = 'E2'");

            SyncReport report = rig.run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(endusers()).isEqualTo(1);
        }

        @Test
        void updateWithItFindsByTheEmailAloneToo() throws Exception {
            rig.set("mode", "update");
            String jo = enduser(acme, "jo@acme.example", null);
            person("E1", "jo@acme.example", "ACME", "Boss");
            person("E2", "al@acme.example", "ACME", "Boss");

            SyncReport report = rig.start().run();

            assertThat(report.updated()).isEqualTo(1);
            assertThat(report.skipped()).isEqualTo(1);
            assertThat(stored(jo)).containsEntry("externalId", "E1").containsEntry("email", "jo@acme.example");
        }
    }

    @Test
    void updateFindsByTheStrongestKeyThatLeadsToARecord() throws Exception {
        rig.set("mode", "update");
        String jo = enduser(acme, "jo@acme.example", null);
        person("E1", "jo@acme.example", "ACME", "Boss");

        assertThat(rig.start().run().updated()).isEqualTo(1);
        assertThat(stored(jo)).containsEntry("externalId", "E1");
    }

    @Test
    void theExternalIdOfAnInvoiceMayBeCalledThatOrByItsOwnName() throws Exception {
        rig.set("object", "invoice")
                .set("matchBy", "externalId")
                .mapping("extId: ID\ncurrency: {constant: EUR}\ncId: {from: ACCOUNT, prefix: extid}\n");
        String invoice =
                PLANHAT.simulator().seed(PlanhatObject.INVOICE, Map.of("cId", acme, "extId", "I1", "currency", "SEK"));
        person("I1", null, "ACME", "");

        assertThat(rig.start().run().updated()).isEqualTo(1);
        assertThat(PLANHAT.simulator().find(PlanhatObject.INVOICE, invoice))
                .hasValueSatisfying(i -> assertThat(i).containsEntry("currency", "EUR"));
    }

    @Nested
    class WrongParameters {
        private String problem() {
            Throwable[] problem = new Throwable[1];
            assertThatThrownBy(rig::start).satisfies(e -> problem[0] = e);
            Throwable root = problem[0];
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage();
        }

        @Test
        void aKeyThatTheObjectDoesNotHave() {
            rig.set("matchBy", "emial");

            assertThat(problem())
                    .isEqualTo("matchBy is 'emial'; Planhat finds enduser by _id, sourceId, externalId, email;"
                            + " did you mean email?");
        }

        @Test
        void aKeyThatIsNotMapped() {
            rig.set("matchBy", "sourceId");

            assertThat(problem()).startsWith("matchBy=sourceId needs sourceId in the mapping file:");
        }

        @Test
        void aModeThatDoesNotExist() {
            rig.set("mode", "updat");

            assertThat(problem())
                    .isEqualTo("mode is 'updat'; it takes upsert, update, insert, mirror; did you mean update?");
        }

        @Test
        void aComparisonThatDoesNotExist() {
            rig.set("compareWith", "lastrun");

            assertThat(problem())
                    .isEqualTo("compareWith is 'lastrun'; it takes lastRun, planhat; did you mean lastRun?");
        }

        @Test
        void aMappingWithoutAnyKey() {
            rig.set("object", "company").set("mode", "update").mapping("name: JOB\n");

            assertThat(problem())
                    .isEqualTo("mode=update with compareWith=lastRun finds each record by its key: map one of"
                            + " _id, sourceId, externalId of company");
        }
    }
}

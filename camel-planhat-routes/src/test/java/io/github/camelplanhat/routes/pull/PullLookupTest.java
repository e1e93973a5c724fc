/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a pull has its companies from. */
class PullLookupTest {
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
    void theLeanListIsNarrowedByStatus() {
        rig.seed(6);
        JobReport report = rig.set("object", "license")
                .set("lookup", "lean:lost,prospect")
                .start()
                .run();

        assertThat(rig.sink.values("externalId")).containsExactlyInAnyOrder("l-2", "l-4", "l-6");
        assertThat(rig.lists("/leancompanies").stream().map(JournalEntry::query))
                .containsExactly("status=lost", "status=prospect");
        assertThat(report.counts()).containsEntry("companies", 3L).containsEntry("lookupCalls", 2L);
    }

    @Test
    void anotherListOfPlanhatIsALookupAndACompanyIsPulledOnce() {
        List<String> ids = rig.seed(2);
        planhat.seed(PlanhatObject.LICENSE, Map.of("companyId", ids.get(0), "value", 9, "_currency", "EUR"));
        JobReport report = rig.set("object", "enduser")
                .set("lookup", "planhat:license/list?stream=true&select=companyId")
                .set("companyColumn", "companyId")
                .start()
                .run();

        assertThat(rig.sink.records).hasSize(2);
        assertThat(report.counts()).containsEntry("companies", 2L);
        assertThat(report.clean()).isTrue();
    }

    @Test
    void fixedIdsAreALookupAndOneThatDoesNotExistIsToldByName() {
        List<String> ids = rig.seed(2);
        String nobody = "0123456789abcdef01234567";
        JobReport report = rig.set("object", "company")
                .set("lookup", "ids:" + ids.get(1) + "," + nobody + ",no-id," + ids.get(1))
                .start()
                .run();

        assertThat(rig.sink.values("name")).containsExactly("Company 2");
        assertThat(report.clean()).isFalse();
        assertThat(report.completed()).isTrue();
        assertThat(report.counts()).containsEntry("companies", 3L).containsEntry("failed", 2L);
        assertThat(report.reasons().keySet())
                .anySatisfy(r -> assertThat(r).startsWith(nobody + ": Planhat has no company with this _id"))
                .anySatisfy(r -> assertThat(r).startsWith("no-id: 'no-id' is no _id"));
    }

    @Test
    void externalIdsAreLookedUpAndOneThatNoCompanyHasIsToldByName() throws Exception {
        rig.seed(3);
        Path file = Files.writeString(dir.resolve("accounts.csv"), "ACCOUNT,name\nc-3,Three\nc-9,Nine\nc-1,One\n");
        JobReport report = rig.set("object", "license")
                .set("lookup", "file:" + file)
                .set("companyKey", "externalId")
                .set("companyColumn", "ACCOUNT")
                .start()
                .run();

        assertThat(rig.sink.values("externalId")).containsExactly("l-3", "l-1");
        assertThat(rig.lists("/licenses"))
                .allSatisfy(e -> assertThat(e.query()).containsPattern("companyId=[0-9a-f]{24}(&|$)"));
        assertThat(report.counts()).containsEntry("failed", 1L);
        assertThat(report.reasons()).containsOnlyKeys("Nine (c-9): Planhat has no company with the externalId 'c-9'");
    }

    @Test
    void anIdInCapitalsIsTheSameCompany() throws Exception {
        List<String> ids = rig.seed(2);
        Path file = Files.writeString(
                dir.resolve("t.csv"),
                "_id,tier\n" + ids.get(0).toUpperCase(Locale.ROOT) + ",gold\n" + ids.get(0) + ",tin\n" + ids.get(1)
                        + ",iron\n");
        JobReport report = rig.set("object", "enduser")
                .set("lookup", "file:" + file)
                .set("metadata", "tier={lookup.tier}")
                .start()
                .run();

        assertThat(rig.sink.values("tier")).containsExactlyInAnyOrder("gold", "iron");
        assertThat(report.counts()).containsEntry("companies", 2L);
    }

    @Test
    void namesAndColumnsMayBeOfAnyScriptAndHoldQuotes() throws Exception {
        List<String> ids = rig.seed(1);
        Path file = Files.writeString(
                dir.resolve("t.csv"),
                "_id,\"Größe, \"\"alt\"\"\",名前\n" + ids.get(0) + ",\"a \"\"b\"\" 'c'\",株式会社 & Söhne\n");
        rig.set("object", "enduser")
                .set("lookup", "file:" + file)
                .set("filters", "email={lookup.名前}")
                .set("metadata", "name={lookup.名前}")
                .start()
                .run();

        assertThat(URLDecoder.decode(rig.lists("/endusers").get(0).query(), StandardCharsets.UTF_8))
                .contains("email=株式会社 & Söhne");
    }

    @Test
    void aLookupWithoutAnAnswerIsAnEmptyOne() {
        rig.main.bind(
                "accounts", (org.apache.camel.Processor) e -> e.getMessage().setBody(null));

        assertThat(rig.set("object", "license")
                        .set("lookup", "bean:accounts")
                        .start()
                        .run()
                        .counts())
                .containsEntry("companies", 0L);
    }

    @Test
    void aLookupThatAnswersWithNoRowsSaysWhatItShouldHave() {
        rig.main.bind(
                "accounts", (org.apache.camel.Processor) e -> e.getMessage().setBody("a,b"));
        rig.set("object", "license").set("lookup", "bean:accounts").start();

        assertThat(rig.failure()).hasMessageContaining("lookup: the source answered with java.lang.String");
    }

    @Test
    void aStatementTakesAZonesOffset() throws Exception {
        List<String> ids = rig.seed(2);
        JdbcDataSource crm = new JdbcDataSource();
        crm.setURL("jdbc:h2:mem:pull-zone;DB_CLOSE_DELAY=-1");
        try (var connection = crm.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table accounts (id varchar(24), changed timestamp with time zone)");
            statement.execute("insert into accounts values ('" + ids.get(0)
                    + "', dateadd(hour, -2, current_timestamp)), ('" + ids.get(1) + "', current_timestamp)");
        }
        rig.main.bind("crm", crm);
        rig.set("object", "license")
                .set("zone", "+05:30")
                .set(
                        "lookup",
                        "sql:select id as \"_id\" from accounts where changed > timestamp with time zone '{now-1 hour:yyyy-MM-dd HH:mm:ssxxx}'"
                                + "?dataSource=#crm&outputType=StreamList")
                .start()
                .run();

        assertThat(rig.sink.values("externalId")).containsExactly("l-2");
    }

    @Test
    void eachRowThatNamesNobodyIsToldByItsPlace() throws Exception {
        List<String> ids = rig.seed(1);
        Path file = Files.writeString(
                dir.resolve("t.csv"), "account,name\n" + ids.get(0) + ",One\n,Two\n  ,\n" + ids.get(0) + ",One\n");
        JobReport report = rig.set("object", "license")
                .set("lookup", "file:" + file)
                .set("companyColumn", "account")
                .start()
                .run();

        assertThat(report.counts()).containsEntry("companies", 3L).containsEntry("failed", 2L);
        assertThat(report.reasons())
                .containsOnlyKeys(
                        "Two (row 2): the lookup's column account is empty",
                        "row 3: the lookup's column account is empty");
    }

    @Test
    void anEmptyLookupIsACleanRunWithoutACall() {
        JobReport report = rig.set("object", "license").start().run();

        assertThat(report.clean()).isTrue();
        assertThat(report.counts()).containsEntry("companies", 0L).containsEntry("calls", 0L);
        assertThat(rig.sink.sizes).isEmpty();
    }

    @Test
    void aLookupWithoutTheColumnNamesTheNearest() throws Exception {
        rig.seed(1);
        Path file = Files.writeString(dir.resolve("t.csv"), "companyid,owner\n0123456789abcdef01234567,x\n");
        rig.set("object", "license")
                .set("lookup", "file:" + file)
                .set("companyColumn", "companyId")
                .start();

        assertThat(rig.failure()).hasMessageContaining("no column 'companyId'; did you mean companyid?");
    }

    @Test
    void aMacroWithoutAColumnNamesTheNearestBeforeAnythingIsCalled() throws Exception {
        rig.seed(1);
        Path file = Files.writeString(dir.resolve("t.csv"), "_id,owner\n0123456789abcdef01234567,x\n");
        rig.set("object", "license")
                .set("lookup", "file:" + file)
                .set("metadata", "o={lookup.ownr}")
                .start();

        assertThat(rig.failure()).hasMessageContaining("no column 'ownr'; did you mean owner?");
        assertThat(planhat.journal().count()).isZero();
    }
}

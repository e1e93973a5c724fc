/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Objects that are peculiar, and parameters that are wrong. */
class PullKindsTest {
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
    void invoicesAreTakenApartByTheirOwnFieldOfTheCompany() {
        List<String> ids = rig.seed(2);
        ids.forEach(id -> planhat.seed(
                PlanhatObject.INVOICE, Map.of("cId", id, "currency", "EUR", "invoiceDate", 20000, "extId", "i-" + id)));
        rig.set("object", "invoice")
                .set("metadata", "account={lookup.externalId}")
                .start()
                .run();

        assertThat(rig.lists("/invoices")).hasSize(1);
        assertThat(rig.sink.records)
                .extracting(r -> r.get("extId") + " " + r.get("account"))
                .containsExactlyInAnyOrder("i-" + ids.get(0) + " c-1", "i-" + ids.get(1) + " c-2");
    }

    @Test
    void aGroupWithARecordThatNamesNoCompanyIsTakenApart() {
        List<String> ids = rig.seed(3);
        rig.fault(ids.get(1)).always().status(200, "[{\"_id\":\"0123456789abcdef01234567\",\"score\":9}]");
        JobReport report = rig.set("object", "nps")
                .set("metadata", "account={lookup.externalId}")
                .start()
                .run();

        assertThat(rig.lists("/nps")).hasSize(4);
        assertThat(rig.sink.values("account")).containsExactly("c-2");
        assertThat(report.clean()).isTrue();
    }

    @Test
    void aNestedPathTakesTheParentsFieldsAlong() {
        List<String> ids = rig.seed(1);
        planhat.seed(
                PlanhatObject.TASK,
                Map.of(
                        "companyId",
                        ids.get(0),
                        "action",
                        "call",
                        "custom",
                        Map.of("Steps", List.of(Map.of("nr", 1), Map.of("nr", 2)))));
        rig.set("object", "task")
                .set("path", "$[*].custom.Steps[*]")
                .set("metadata", "task=$[*].action&account={lookup.externalId}")
                .start()
                .run();

        assertThat(rig.sink.records)
                .containsExactly(
                        Map.of("nr", 1, "task", "call", "account", "c-1"),
                        Map.of("nr", 2, "task", "call", "account", "c-1"));
    }

    @Test
    void aMetricIsAskedForByTheDaysOfTheRun() {
        List<String> ids = rig.seed(1);
        rig.set("object", "metric")
                .set("filters", "dimid=logins&from={now-30:date}&to={now:epochDays}")
                .start()
                .run();

        assertThat(rig.lists("/dimensiondata")).singleElement().satisfies(c -> assertThat(c.query())
                .contains("cId=" + ids.get(0))
                .containsPattern("from=\\d{5}&to=\\d{5}"));
    }

    @Test
    void aLookupByStatementIsReadWithItsDatesFilledIn() throws Exception {
        List<String> ids = rig.seed(3);
        JdbcDataSource crm = new JdbcDataSource();
        crm.setURL("jdbc:h2:mem:pull-lookup;DB_CLOSE_DELAY=-1");
        try (var connection = crm.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table accounts (id varchar(24), changed date)");
            statement.execute("insert into accounts values ('" + ids.get(0) + "', current_date - 60), ('" + ids.get(1)
                    + "', current_date), ('" + ids.get(1) + "', current_date), ('" + ids.get(2)
                    + "', current_date - 2)");
        }
        rig.main.bind("crm", crm);
        rig.set("object", "license")
                .set(
                        "lookup",
                        "sql:select id as \"_id\" from accounts where changed >= '{now-7:date}' order by id?dataSource=#crm&outputType=StreamList")
                .start()
                .run();

        assertThat(rig.sink.values("externalId")).containsExactlyInAnyOrder("l-2", "l-3");
    }

    @Test
    void aMacroInAZoneIsEncodedInTheQuery() throws Exception {
        rig.seed(1);
        rig.set("object", "enduser")
                .set("zone", "+05:30")
                .set("filters", "email={now:XXX}")
                .start();
        rig.run();

        assertThat(rig.lists("/endusers").get(0).query()).contains("email=%2B05%3A30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    object          | licence                 | unknown object 'licence'; did you mean license?
                    object          | user                    | cannot be narrowed to a company
                    lookup          | leen                    | write lean, lean:customer
                    lookup          | file:targets.xlsx       | must end with .csv, .jsonl or .ndjson
                    lookup          | sql:select {lookup.a}   | cannot use columns of its own rows
                    companyKey      | extId                   | companyKey 'extId' is unknown
                    companyKey      | externalid              | did you mean externalId?
                    filters         | companyId=1             | is what the pull itself fills
                    filters         | limit=5                 | is what the component pages with
                    filters         | emial=x                 | did you mean email?
                    filters         | email={nwo}             | unknown macro {nwo}; did you mean {now}?
                    path            | data[*]                 | it begins with $
                    path            | $.data[*]               | must begin with $[*]
                    metadata        | a={lokup.b}             | did you mean {lookup.b}?
                    groupSize       | -1                      | groupSize is -1
                    batchSize       | 0                       | batchSize is 0; it must be between 1 and 100000
                    retries         | 21                      | retries is 21
                    stopAfter       | -1                      | stopAfter is -1
                    share           | 0                       | share is 0; it must be between 1 and 200
                    share           | 201                     | share is 201; it must be between 1 and 200
                    complete        | yes                     | complete is 'yes'; it must be true or false
                    resumeWithin    | soon                    | resumeWithin 'soon' is no duration
                    dateUnit        | year                    | there are minute, hour, day, week, month
                    dateFormat      | foo                     | dateFormat: 'foo' is no date format
                    zone            | Mars                    | zone 'Mars' is unknown
                    requestMethod   | put                     | requestMethod 'put' is unknown
                    requestPath     | /a                      | belong to object=request, not to object=enduser
                    """)
    void aWrongParameterStopsTheStartWithItsName(String parameter, String value, String message) {
        rig.set("object", "enduser").set(parameter, value);

        assertThatThrownBy(rig::start).hasStackTraceContaining(message);
    }

    @Test
    void severalCompaniesInACallAreRefusedWhereTheyCannotBe() throws Exception {
        rig.set("object", "license").set("groupSize", 5);
        assertThatThrownBy(rig::start).hasStackTraceContaining("a list of license takes one company");
        rig.close();
        rig = new PullRig(PLANHAT, dir)
                .set("object", "enduser")
                .set("groupSize", 5)
                .set("filters", "email={lookup.mail}");
        assertThatThrownBy(rig::start).hasStackTraceContaining("are those of one company");
        rig.close();
        rig = new PullRig(PLANHAT, dir)
                .set("object", "enduser")
                .set("select", "email")
                .set("metadata", "a={lookup.externalId}");
        assertThatThrownBy(rig::start).hasStackTraceContaining("select lacks companyId");
        assertThat(Files.exists(dir.resolve("state"))).isFalse();
    }
}

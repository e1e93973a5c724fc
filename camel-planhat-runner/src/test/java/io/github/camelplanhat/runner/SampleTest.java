/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class SampleTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private List<String> companies;
    private TestFolder folder;

    @BeforeEach
    void seed() {
        companies = IntStream.range(0, 3)
                .mapToObj(i ->
                        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Company " + i, "externalId", "c-" + i)))
                .toList();
        for (int i = 0; i < 40; i++) {
            planhat.seed(
                    PlanhatObject.LICENSE,
                    Map.of(
                            "companyId",
                            companies.get(0),
                            "value",
                            100 + i,
                            "_currency",
                            "EUR",
                            "custom",
                            Map.of("Tier", "gold"),
                            "steps",
                            List.of(Map.of("nr", 1), Map.of("nr", 2))));
        }
        folder = TestFolder.in(dir, planhat)
                .properties(
                        "camel.route-template[licences].template-id = planhat-company-pull",
                        "camel.route-template[licences].object = license",
                        "camel.route-template[licences].metadata = account={lookup.externalId}",
                        "camel.route-template[licences].sink = file:" + dir.resolve("out"));
    }

    private List<JournalEntry> lists() {
        return planhat.journal().entries(e -> e.path().equals("/licenses"));
    }

    @Test
    void aPullShowsRecordsPathsAndFieldsForOnePageCall() {
        Invocation ran = Invocation.of("sample", "--config", dir, "--pull", "licences", "--records", 30);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(lists()).hasSize(1);
        assertThat(ran.out())
                .contains("Sample of licences: 30 records of company " + companies.get(0) + ", at $[*]")
                .containsPattern("\\$\\[\\*]\\.steps\\[\\*] +60")
                .containsPattern("value +number +number +30")
                .containsPattern("custom.Tier +string +- +30")
                .containsPattern("account +string +- +30");
        assertThat(dir.resolve("out")).doesNotExist();
        assertThat(dir.resolve("state")).doesNotExist();
    }

    @Test
    void asJsonForOtherPrograms() throws Exception {
        Invocation ran = Invocation.of("sample", "--config", dir, "--pull", "licences", "--records", 2, "--json");

        JsonNode sample = new ObjectMapper().readTree(ran.out());
        assertThat(sample.get("object").asText()).isEqualTo("license");
        assertThat(sample.get("companies").get(0).asText()).isEqualTo(companies.get(0));
        assertThat(sample.get("records")).hasSize(2);
        assertThat(sample.get("records").get(0).get("account").asText()).isEqualTo("c-0");
        assertThat(sample.get("paths").get(0).get("path").asText()).isEqualTo("$[*]");
        assertThat(sample.get("fields").findValuesAsText("name")).contains("value", "custom.Tier", "account");
        assertThat(sample.get("problem").isNull()).isTrue();
    }

    @Test
    void aCompanyMayBeChosenAndOneWithoutRecordsIsTold() {
        Invocation ran = Invocation.of("sample", "--config", dir, "--object", "license", "--company", companies.get(1));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("0 records of company " + companies.get(1), "the list is empty");
    }

    @Test
    void anAnswerThatIsOneCompanyShowsItsPathsAndASuggestedOneWorks() {
        folder.properties(
                "camel.route-template[one].template-id = planhat-company-pull",
                "camel.route-template[one].object = request",
                "camel.route-template[one].requestPath = /companies/{lookup._id}",
                "camel.route-template[one].sink = file:" + dir.resolve("out"));
        Invocation ran = Invocation.of("sample", "--config", dir, "--pull", "one");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("the answer has nothing at $[*]; its records may be at $")
                .containsPattern("\\$ +1\n");

        folder.properties("camel.route-template[one].path = $");
        assertThat(Invocation.of("sample", "--config", dir, "--pull", "one").out())
                .contains("1 record of company " + companies.get(0) + ", at $", "Company 0");
    }

    @Test
    void aPullWithoutRecordsOrWithoutCompaniesSaysSo() {
        folder.properties(
                "camel.route-template[licences].metadata = pulledAt={now}",
                "camel.route-template[licences].lookup = ids:" + companies.get(1));
        assertThat(Invocation.of("sample", "--config", dir, "--pull", "licences")
                        .out())
                .contains("0 records of company " + companies.get(1), "the answer is an empty list");

        folder.properties("camel.route-template[licences].lookup = ids:A-1");
        Invocation none = Invocation.of("sample", "--config", dir, "--pull", "licences");
        assertThat(none.out()).contains("'A-1' is no _id of Planhat's");
    }

    @Test
    void whatAPlainListLeavesOutIsInTheSampleOfACompletePull() {
        planhat.seed(
                PlanhatObject.ENDUSER,
                Map.of("email", "gone@c1.example", "companyId", companies.get(0), "archived", true));
        folder.properties(
                "camel.route-template[people].template-id = planhat-company-pull",
                "camel.route-template[people].object = enduser",
                "camel.route-template[people].complete = true",
                "camel.route-template[people].sink = file:" + dir.resolve("out"));

        assertThat(Invocation.of("sample", "--config", dir, "--pull", "people").out())
                .contains("1 record of 3 companies", "gone@c1.example");
    }

    @Test
    void nestedCustomFieldsOfDifferentTypesAreSeen() {
        planhat.seed(
                PlanhatObject.PROJECT,
                Map.of(
                        "companyId",
                        companies.get(2),
                        "name",
                        "p1",
                        "custom",
                        Map.of("Days in Phase", 3, "Plan", Map.of("a", List.of(Map.of("b", 1))))));
        planhat.seed(
                PlanhatObject.PROJECT,
                Map.of("companyId", companies.get(2), "name", "p2", "custom", Map.of("Days in Phase", "none")));
        Invocation ran = Invocation.of("sample", "--config", dir, "--object", "project", "--company", companies.get(2));

        assertThat(ran.out())
                .containsPattern("custom.Days in Phase +number, string +- +2")
                .containsPattern("custom.Plan +object +- +1")
                .containsPattern("\\$\\[\\*]\\.custom\\.Plan\\.a\\[\\*] +1");
    }

    @Test
    void anObjectNeedsNoPull() {
        Invocation ran = Invocation.of("sample", "--config", dir, "--object", "company");

        assertThat(ran.out()).contains("Sample of company: 3 records of all companies", "Company 2");
    }

    @Test
    void aLookupOfAnotherRouteIsReadAndItsFileStays() {
        folder.file("in/targets.csv", "account\nc-0\n")
                .properties(
                        "camel.route-template[targets].template-id = planhat-csv-source",
                        "camel.route-template[targets].directory = " + dir.resolve("in"),
                        "camel.route-template[targets].completion = move=done",
                        "camel.route-template[licences].lookup = direct:targets",
                        "camel.route-template[licences].companyKey = externalId",
                        "camel.route-template[licences].companyColumn = account",
                        "camel.route-template[licences].metadata = account={lookup.account}");
        Invocation ran = Invocation.of("sample", "--config", dir, "--pull", "licences");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("10 records of company " + companies.get(0));
        assertThat(dir.resolve("in/targets.csv")).exists();
    }

    @Test
    void wrongUseSaysWhatIsRight() {
        assertThat(Invocation.of("sample", "--config", dir).err()).contains("either --pull NAME or --object OBJECT");
        assertThat(Invocation.of("sample", "--config", dir, "--pull", "licenses")
                        .err())
                .contains("there is no pull licenses; did you mean licences?");
        assertThat(Invocation.of("sample", "--config", dir, "--object", "licence")
                        .err())
                .contains("did you mean license?");
        assertThat(Invocation.of("sample", "--config", dir, "--object", "license", "--company", "c-0")
                        .err())
                .contains("'c-0' is no _id of a company in Planhat");
        assertThat(Invocation.of("sample", "--config", dir, "--object", "license", "--records", 31)
                        .code())
                .isEqualTo(64);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.behaviour.Switch.ArchivedTasks;
import io.github.camelplanhat.simulator.behaviour.Switch.CompanyListOfOneId;
import io.github.camelplanhat.simulator.behaviour.Switch.DefaultProjection;
import io.github.camelplanhat.simulator.behaviour.Switch.EnduserListOfOneId;
import io.github.camelplanhat.simulator.behaviour.Switch.PageSizeAboveMaximum;
import io.github.camelplanhat.simulator.behaviour.Switch.PrefixesInFilters;
import io.github.camelplanhat.simulator.behaviour.Switch.SelectAll;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.ASSET;
import static io.github.camelplanhat.model.PlanhatObject.CHURN;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;
import static io.github.camelplanhat.model.PlanhatObject.ISSUE;
import static io.github.camelplanhat.model.PlanhatObject.NPS;
import static io.github.camelplanhat.model.PlanhatObject.TASK;
import static io.github.camelplanhat.model.PlanhatObject.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

/** API sheet, sections 1.12, 1.13 and the list parameters of section 2. */
class ListTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);

    private String company(String externalId) {
        return simulator.seed(COMPANY, Map.of("name", "Company " + externalId, "externalId", externalId));
    }

    private List<String> names(String path) throws IOException {
        return client.get(path).column("name");
    }

    private void behave(Switch... choices) {
        simulator.behaviour(Behaviour.defaults().with(choices));
    }

    @Nested
    class Paging {
        @Test
        void anEmptyListIsAnEmptyArray() throws IOException {
            assertThat(client.get("/companies").text()).isEqualTo("[]");
        }

        @Test
        void limitAndOffsetCutAPage() throws IOException {
            List.of("a", "b", "c", "d").forEach(ListTest.this::company);
            assertThat(client.get("/companies?limit=2&offset=1").column("externalId"))
                    .containsExactly("b", "c");
        }

        @Test
        void theLastPageIsShortAndTheOneBehindItEmpty() throws IOException {
            List.of("a", "b", "c").forEach(ListTest.this::company);
            assertThat(client.get("/companies?limit=2&offset=2").json()).hasSize(1);
            assertThat(client.get("/companies?limit=2&offset=4").json()).isEmpty();
        }

        @Test
        void deletedRecordsLeaveNoHole() throws IOException {
            List.of("a", "b", "c").forEach(ListTest.this::company);
            String b = simulator
                    .find(COMPANY, "externalId", "b")
                    .orElseThrow()
                    .get("_id")
                    .toString();
            client.delete("/companies/" + b);
            assertThat(client.get("/companies?limit=2").column("externalId")).containsExactly("a", "c");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=-1", "limit=many", "offset=-1", "offset=x"})
        void aPageThatIsNoNumberIs400(String query) throws IOException {
            assertThat(client.get("/companies?" + query).status()).isEqualTo(400);
        }

        @Test
        void aPageAboveTheMaximumCanBeRefused() throws IOException {
            behave(PageSizeAboveMaximum.REFUSE);
            assertThat(client.get("/companies?limit=5001").status()).isEqualTo(400);
            assertThat(client.get("/companies?limit=5000").status()).isEqualTo(200);
        }
    }

    @Nested
    class Sorting {
        @Test
        void withoutSortRecordsComeAsInserted() throws IOException {
            List.of("b", "c", "a").forEach(ListTest.this::company);
            assertThat(client.get("/companies").column("externalId")).containsExactly("b", "c", "a");
        }

        @Test
        void sortNamesAProperty() throws IOException {
            List.of("b", "c", "a").forEach(ListTest.this::company);
            assertThat(client.get("/companies?sort=externalId").column("externalId"))
                    .containsExactly("a", "b", "c");
        }

        @Test
        void aMinusTurnsTheOrder() throws IOException {
            List.of("b", "c", "a").forEach(ListTest.this::company);
            assertThat(client.get("/companies?sort=-externalId").column("externalId"))
                    .containsExactly("c", "b", "a");
        }

        @Test
        void sortByIdHoldsForIdsThatWereInsertedOutOfOrder() throws IOException {
            simulator.seed(COMPANY, Map.of("_id", "b".repeat(24), "name", "later"));
            simulator.seed(COMPANY, Map.of("_id", "a".repeat(24), "name", "earlier"));
            assertThat(names("/companies?sort=_id")).containsExactly("earlier", "later");
        }

        @Test
        void numbersAreSortedAsNumbers() throws IOException {
            for (int h : new int[] {10, 9, 1}) {
                simulator.seed(COMPANY, Map.of("name", "h" + h, "h", h));
            }
            assertThat(names("/companies?sort=h")).containsExactly("h1", "h9", "h10");
        }

        @Test
        void theNameOfTheSortedPropertyIsCaseSensitive() throws IOException {
            List.of("b", "a").forEach(ListTest.this::company);
            assertThat(client.get("/companies?sort=externalid").column("externalId"))
                    .containsExactly("b", "a");
        }

        @Test
        void aSortedListShowsAChangeAtOnce() throws IOException {
            List.of("b", "a").forEach(ListTest.this::company);
            client.get("/companies?sort=externalId");
            company("0");
            assertThat(client.get("/companies?sort=externalId").column("externalId"))
                    .containsExactly("0", "a", "b");
        }

        @Test
        void ticketsAreSortedByTheNamesUnderWhichTheyAreRead() throws IOException {
            simulator.seed(TICKET, Map.of("sourceId", "2", "email", "a@example.com"));
            simulator.seed(TICKET, Map.of("sourceId", "1", "email", "a@example.com"));
            assertThat(client.get("/tickets?sort=externalId").column("externalId"))
                    .containsExactly("1", "2");
        }
    }

    @Nested
    class Projection {
        @Test
        void selectShowsTheNamedPropertiesAndTheId() throws IOException {
            company("a");
            assertThat(client.get("/companies?select=name").json().get(0).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("_id", "name");
        }

        @Test
        void blanksAfterTheCommaAreIgnored() throws IOException {
            company("a");
            assertThat(client.get("/companies?select=name,%20externalId")
                            .json()
                            .get(0)
                            .fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("_id", "name", "externalId");
        }

        @Test
        void computedPropertiesCanBeSelected() throws IOException {
            simulator.seed(ASSET, Map.of("name", "Asset", "companyId", company("a")));
            assertThat(client.get("/assets?select=companyName")
                            .at("/0/companyName")
                            .asText())
                    .isEqualTo("Company a");
        }

        @Test
        void selectAllIsThePropertyOfThatNameUnlessSwitched() throws IOException {
            company("a");
            assertThat(client.get("/companies?select=ALL").json().get(0)).hasSize(1);
            behave(SelectAll.EVERYTHING);
            assertThat(client.get("/companies?select=ALL").json().get(0).size()).isGreaterThan(5);
        }

        @Test
        void withoutSelectTheWholeRecordIsShown() throws IOException {
            simulator.seed(COMPANY, Map.of("name", "A", "custom", Map.of("Segment", "Large")));
            assertThat(client.get("/companies").at("/0/custom/Segment").asText())
                    .isEqualTo("Large");
        }

        @Test
        void theDefaultProjectionCanBeIdAndName() throws IOException {
            behave(DefaultProjection.ID_AND_NAME);
            company("a");
            assertThat(client.get("/companies").json().get(0)).hasSize(2);
        }
    }

    @Nested
    class ByCompany {
        @Test
        void oneCompany() throws IOException {
            String a = company("a");
            simulator.seed(ASSET, Map.of("name", "of a", "companyId", a));
            simulator.seed(ASSET, Map.of("name", "of b", "companyId", company("b")));
            assertThat(names("/assets?companyId=" + a)).containsExactly("of a");
        }

        @Test
        void aCommaListWhereItIsDocumented() throws IOException {
            String a = company("a");
            String b = company("b");
            simulator.seed(ENDUSER, Map.of("name", "of a", "companyId", a));
            simulator.seed(ENDUSER, Map.of("name", "of b", "companyId", b));
            simulator.seed(ENDUSER, Map.of("name", "of c", "companyId", company("c")));
            assertThat(names("/endusers?companyId=" + a + "," + b)).containsExactly("of a", "of b");
        }

        @Test
        void aCommaListFindsNothingWhereOneIdIsDocumented() throws IOException {
            String a = company("a");
            simulator.seed(ASSET, Map.of("name", "of a", "companyId", a));
            assertThat(names("/assets?companyId=" + a + "," + company("b"))).isEmpty();
        }

        @Test
        void issuesOfOneOfTheirCompanies() throws IOException {
            String a = company("a");
            simulator.seed(ISSUE, Map.of("title", "of both", "companyIds", List.of(a, company("b"))));
            simulator.seed(ISSUE, Map.of("title", "of none"));
            assertThat(client.get("/issues?companyId=" + a).column("title")).containsExactly("of both");
        }

        @Test
        void prefixesAreNotUnderstoodUnlessSwitchedOn() throws IOException {
            simulator.seed(ASSET, Map.of("name", "of a", "companyId", company("a")));
            assertThat(names("/assets?companyId=extid-a")).isEmpty();
            behave(PrefixesInFilters.ACCEPTED);
            assertThat(names("/assets?companyId=extid-a")).containsExactly("of a");
        }

        @Test
        void pagesAndSortsWithinACompany() throws IOException {
            String a = company("a");
            List.of("3", "1", "2").forEach(name -> simulator.seed(ASSET, Map.of("name", name, "companyId", a)));
            assertThat(names("/assets?sort=name&limit=2&offset=1&companyId=" + a))
                    .containsExactly("2", "3");
        }
    }

    @Nested
    class Companies {
        @Test
        void exactlyOneCompanyIdIsAnsweredAsASingleObject() throws IOException {
            Reply reply = client.get("/companies?companyId=" + company("a"));
            assertThat(reply.json().isObject()).isTrue();
            assertThat(reply.at("/externalId").asText()).isEqualTo("a");
        }

        @Test
        void exactlyOneUnknownCompanyIdIs404() throws IOException {
            assertThat(client.get("/companies?companyId=" + "a".repeat(24)).status())
                    .isEqualTo(404);
        }

        @Test
        void severalCompanyIdsAreAnsweredAsAnArray() throws IOException {
            assertThat(client.get("/companies?companyId=" + company("a") + "," + company("b"))
                            .json())
                    .hasSize(2);
        }

        @Test
        void oneCompanyIdCanBeAnArrayToo() throws IOException {
            behave(CompanyListOfOneId.ARRAY);
            assertThat(client.get("/companies?companyId=" + company("a")).json())
                    .hasSize(1);
            assertThat(client.get("/companies?companyId=" + "a".repeat(24)).text())
                    .isEqualTo("[]");
        }

        @Test
        void anEmptyIdFallsThroughToTheList() throws IOException {
            company("a");
            assertThat(client.get("/companies/").json().isArray()).isTrue();
        }
    }

    @Nested
    class LeanList {
        @Test
        void showsAllCompaniesWithTheirIdsAndNames() throws IOException {
            for (int i = 0; i < 150; i++) {
                simulator.seed(COMPANY, Map.of("name", "n" + i, "sourceId", "s" + i, "phase", "p"));
            }
            Reply reply = client.get("/leancompanies");
            assertThat(reply.json()).hasSize(150);
            assertThat(reply.json().get(0).fieldNames()).toIterable().containsExactly("_id", "name", "sourceId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"externalId=a", "sourceId=s", "status=lost"})
        void canBeNarrowed(String filter) throws IOException {
            simulator.seed(COMPANY, Map.of("name", "wanted", "externalId", "a", "sourceId", "s", "status", "lost"));
            company("other");
            assertThat(names("/leancompanies?" + filter)).containsExactly("wanted");
        }

        @Test
        void isEmptyWithoutAMatch() throws IOException {
            company("a");
            assertThat(client.get("/leancompanies?externalId=b").text()).isEqualTo("[]");
        }
    }

    @Nested
    class OwnFilters {
        @Test
        void archivedEndusersAreLeftOutUnlessAskedFor() throws IOException {
            simulator.seed(ENDUSER, Map.of("name", "there"));
            simulator.seed(ENDUSER, Map.of("name", "gone", "archived", true));
            assertThat(names("/endusers")).containsExactly("there");
            assertThat(names("/endusers?archived=true")).containsExactly("there", "gone");
        }

        @Test
        void endusersByEmailOrId() throws IOException {
            String id = simulator.seed(ENDUSER, Map.of("name", "a", "email", "a@example.com"));
            simulator.seed(ENDUSER, Map.of("name", "b", "email", "b@example.com"));
            assertThat(names("/endusers?email=a@example.com")).containsExactly("a");
            assertThat(names("/endusers?euId=" + id)).containsExactly("a");
        }

        @Test
        void oneEnduserCanBeASingleObject() throws IOException {
            String id = simulator.seed(ENDUSER, Map.of("firstName", "Ada"));
            behave(EnduserListOfOneId.SINGLE_OBJECT);
            assertThat(client.get("/endusers?euId=" + id).at("/name").asText()).isEqualTo("Ada");
            assertThat(client.get("/endusers?euId=none").status()).isEqualTo(404);
        }

        @Test
        void archivedTasksAreLeftOutUnlessAskedFor() throws IOException {
            simulator.seed(TASK, Map.of("action", "open"));
            simulator.seed(TASK, Map.of("action", "done", "isArchived", true));
            assertThat(client.get("/tasks").column("action")).containsExactly("open");
            assertThat(client.get("/tasks?isArchived=true").column("action")).containsExactly("done");
            behave(ArchivedTasks.ARCHIVED_TOO);
            assertThat(client.get("/tasks?isArchived=true").column("action")).containsExactly("open", "done");
        }

        @Test
        void tasksOfEndusers() throws IOException {
            simulator.seed(TASK, Map.of("action", "his", "endusers", List.of(Map.of("id", "e1"))));
            simulator.seed(TASK, Map.of("action", "hers", "endusers", List.of(Map.of("id", "e2"))));
            assertThat(client.get("/tasks?enduserIds=e1,e3").column("action")).containsExactly("his");
        }

        @Test
        void npsAnswersOlderThan360DaysAreLeftOut() throws IOException {
            nps("old", 361);
            nps("new", 359);
            assertThat(client.get("/nps").column("email")).containsExactly("new");
            assertThat(client.get("/nps?npsExpiryDay=36500").column("email")).containsExactly("old", "new");
            assertThat(client.get("/nps?npsExpiryDay=x").status()).isEqualTo(400);
        }

        private void nps(String email, int daysAgo) {
            String answered = Instant.now().minus(Duration.ofDays(daysAgo)).toString();
            simulator.seed(NPS, Map.of("email", email, "score", 9, "dateAnswered", answered));
        }

        @Test
        void churnByKindAndDay() throws IOException {
            simulator.seed(
                    CHURN,
                    Map.of("comment", "downgrade", "onlyDowngrade", true, "churnDate", "2026-01-10T00:00:00.000Z"));
            simulator.seed(CHURN, Map.of("comment", "lost", "churnDate", "2026-02-10T00:00:00.000Z"));
            assertThat(churn("downgrades=only")).containsExactly("downgrade");
            assertThat(churn("downgrades=excluded")).containsExactly("lost");
            assertThat(churn("from=2026-02-10&to=2026-02-10")).containsExactly("lost");
            assertThat(churn("from=2026-01-01&to=2026-01-31")).containsExactly("downgrade");
        }

        private List<String> churn(String query) throws IOException {
            return client.get("/churn?" + query).column("comment");
        }

        @ParameterizedTest
        @ValueSource(strings = {"status=open", "email=a@example.com", "search=PRINTER"})
        void ticketsByStatusEmailOrWords(String filter) throws IOException {
            simulator.seed(
                    TICKET,
                    Map.of(
                            "sourceId",
                            "1",
                            "email",
                            "a@example.com",
                            "status",
                            "open",
                            "description",
                            "The printer burns"));
            simulator.seed(TICKET, Map.of("sourceId", "2", "email", "b@example.com", "status", "closed"));
            assertThat(client.get("/tickets?" + filter).column("externalId")).containsExactly("1");
        }

        @Test
        void unknownParametersAreIgnored() throws IOException {
            company("a");
            assertThat(client.get("/companies?updatedSince=2030").json()).hasSize(1);
        }
    }
}

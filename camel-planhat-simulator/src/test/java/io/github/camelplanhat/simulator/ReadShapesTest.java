/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.behaviour.Switch.ConversationDescription;
import io.github.camelplanhat.simulator.behaviour.Switch.NpsNames;
import io.github.camelplanhat.simulator.behaviour.Switch.TicketEnduser;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.CONVERSATION;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;
import static io.github.camelplanhat.model.PlanhatObject.LICENSE;
import static io.github.camelplanhat.model.PlanhatObject.SALE;
import static io.github.camelplanhat.model.PlanhatObject.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** What each object does differently from the rest: API sheet, section 2. */
class ReadShapesTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.of(
            PlanhatSimulator.builder().clock(Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC)));

    private static final String ROLE = "a".repeat(24);

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);
    private String company;

    @BeforeEach
    void seedCompany() {
        company = simulator.seed(
                COMPANY, Map.of("name", "A", "externalId", "a", "sourceId", "s", "domains", List.of("example.com")));
    }

    private void behave(Switch... choices) {
        simulator.behaviour(Behaviour.defaults().with(choices));
    }

    private String create(String path, String fields) throws IOException {
        Reply reply = client.post(path, "{" + fields + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.at("/_id").asText();
    }

    @Nested
    class Companies {
        @Test
        void theOwnerIsAnIdInOneCompanyAndAnObjectInLists() throws IOException {
            String user = simulator.seed(USER, Map.of("nickName", "Ada"));
            client.put("/companies/" + company, "{'owner':'" + user + "'}");
            assertThat(client.get("/companies/" + company).at("/owner").asText())
                    .isEqualTo(user);
            JsonNode owner = client.get("/companies").at("/0/owner");
            assertThat(owner.get("_id").asText()).isEqualTo(user);
            assertThat(owner.get("nickName").asText()).isEqualTo("Ada");
        }

        @Test
        void oneCompanyEmbedsItsSalesAndLicencesListsDoNot() throws IOException {
            simulator.seed(SALE, Map.of("companyId", company, "value", 5, "_currency", "USD"));
            simulator.seed(LICENSE, Map.of("companyId", company, "mrr", 100));
            JsonNode one = client.get("/companies/" + company).json();
            assertThat(one.at("/sales/0/_currency/_id").asText()).isEqualTo("USD");
            assertThat(one.at("/licenses")).hasSize(1);
            assertThat(one.get("mrr").asInt()).isEqualTo(100);
            assertThat(one.get("arr").asInt()).isEqualTo(1200);
            JsonNode item = client.get("/companies").json().get(0);
            assertThat(item.has("sales")).isFalse();
            assertThat(item.has("licenses")).isFalse();
        }

        @Test
        void aNewCompanyIsAProspectWithoutRevenue() throws IOException {
            JsonNode created = client.post("/companies", "{'name':'B'}").json();
            assertThat(created.get("status").asText()).isEqualTo("prospect");
            assertThat(created.get("mr").asInt()).isZero();
            assertThat(created.get("domains")).isEmpty();
            assertThat(created.get("createDate")).isEqualTo(created.get("createdAt"));
        }
    }

    @Nested
    class Endusers {
        @Test
        void theNameIsComposed() throws IOException {
            String id = create(
                    "/endusers",
                    "'companyId':'extid-a','email':'e','firstName':'Ada','lastName':'Lovelace','name':'x'");
            assertThat(client.get("/endusers/" + id).at("/name").asText()).isEqualTo("Ada Lovelace");
        }

        @Test
        void aFreshRecordHasItsDefaults() throws IOException {
            create("/endusers", "'email':'someone@example.com'");
            JsonNode item = client.get("/endusers").json().get(0);
            assertThat(item.get("companyId").asText()).isEqualTo(company);
            assertThat(item.get("companyName").asText()).isEqualTo("A");
            assertThat(item.get("archived").asBoolean()).isFalse();
            assertThat(item.get("otherEmails")).isEmpty();
            assertThat(item.get("emailMd5").asText()).isEqualTo("16d113840f999444259f73bac9ab8b10");
        }

        @Test
        void withoutACompanyACreateIs400() throws IOException {
            assertThat(client.post("/endusers", "{'email':'e@example.org'}").status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Tickets {
        private JsonNode written(String fields) throws IOException {
            Reply reply = client.put("/tickets", "[{'sourceId':'1','email':'e@example.com'," + fields + "}]");
            assertThat(reply.at("/created").asInt()).as(reply.text()).isEqualTo(1);
            return client.get("/tickets").json().get(0);
        }

        @Test
        void areReadUnderOtherNames() throws IOException {
            JsonNode read = written("'domains':['example.com'],'title':'T','description':'D','type':'incident'");
            assertThat(read.get("externalId").asText()).isEqualTo("1");
            assertThat(read.get("subject").asText()).isEqualTo("T");
            assertThat(read.get("snippet").asText()).isEqualTo("D");
            assertThat(read.get("subType").asText()).isEqualTo("incident");
            assertThat(read.get("type").asText()).isEqualTo("ticket");
            assertThat(read.has("sourceId")).isFalse();
            assertThat(read.has("title")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"'domains':['example.org','example.com']", "'companyExternalId':'a'", "'domains':['other']"})
        void belongToTheCompanyOfTheirDomainsOrOfTheirExternalIdOrOfTheEmail(String field) throws IOException {
            assertThat(written(field).get("companyId").asText()).isEqualTo(company);
        }

        @Test
        void needDomainsOrACompany() throws IOException {
            Reply reply = client.put("/tickets", "[{'sourceId':'1','email':'e@example.com'}]");
            assertThat(reply.at("/createdErrors/0/error").asText()).contains("domains");
        }

        @Test
        void createTheirEnduser() throws IOException {
            JsonNode read = written("'domains':['example.com'],'name':'Ada'");
            assertThat(read.at("/endusers/0/name").asText()).isEqualTo("Ada");
            assertThat(simulator.find(ENDUSER, "email", "e@example.com").orElseThrow())
                    .containsEntry("companyId", company);
        }

        @Test
        void canLeaveEndusersAlone() throws IOException {
            behave(TicketEnduser.NOT_CREATED);
            assertThat(written("'domains':['example.com']").get("endusers")).isEmpty();
            assertThat(simulator.count(ENDUSER)).isZero();
        }

        @Test
        void keepTheirOwnTimesAndAreUnchangedWhenSentAgain() throws IOException {
            String item =
                    "[{'sourceId':'1','email':'e@example.com','domains':['example.com'],'updatedAt':'2020-01-01T00:00:00.000Z','status':'open'}]";
            client.put("/tickets", item);
            client.put("/tickets", item.replace("open", "closed"));
            Reply again = client.put("/tickets", item.replace("open", "closed"));
            assertThat(again.at("/nonupdates").asInt()).isEqualTo(1);
            assertThat(client.get("/tickets").at("/0/updateDate").asText()).startsWith("2020");
        }
    }

    @Nested
    class Conversations {
        @Test
        void comeNewestFirst() throws IOException {
            create("/conversations", "'companyId':'extid-a','subject':'old','date':'2020-01-01'");
            create("/conversations", "'companyId':'extid-a','subject':'new','date':'2021-01-01'");
            assertThat(client.get("/conversations").column("subject")).containsExactly("new", "old");
            assertThat(client.get("/conversations?sort=date").column("subject")).containsExactly("old", "new");
        }

        @Test
        void haveASnippetButNoDescriptionInLists() throws IOException {
            String id = create("/conversations", "'companyId':'extid-a','description':'<p>Hello <b>you</b></p>'");
            JsonNode item = client.get("/conversations").json().get(0);
            assertThat(item.has("description")).isFalse();
            assertThat(item.get("snippet").asText()).isEqualTo("Hello you");
            assertThat(client.get("/conversations/" + id).json().has("description"))
                    .isTrue();
        }

        @Test
        void showTheirDescriptionInListsIfItIsSelected() throws IOException {
            create("/conversations", "'companyId':'extid-a','description':'D'");
            assertThat(client.get("/conversations?select=description")
                            .json()
                            .get(0)
                            .has("description"))
                    .isTrue();
            behave(ConversationDescription.NEVER_IN_LISTS);
            assertThat(client.get("/conversations?select=description")
                            .json()
                            .get(0)
                            .has("description"))
                    .isFalse();
        }

        @Test
        void areNotesUnlessTheySayOtherwiseAndHappenNow() throws IOException {
            Reply created = client.post("/conversations", "{'companyId':'extid-a','subject':'S','description':'D'}");
            assertThat(created.at("/type").asText()).isEqualTo("note");
            assertThat(created.at("/date").asText()).isEqualTo("2026-05-01T10:00:00.000Z");
            assertThat(created.at("/note").asText()).isEqualTo("S: D");
            assertThat(created.at("/companySourceId").asText()).isEqualTo("s");
        }

        @Test
        void theUpdateAnswerLacksWhatOnlyTheCreateAnswerHas() throws IOException {
            String id = create("/conversations", "'companyId':'extid-a'");
            assertThat(client.put("/conversations/" + id, "{'subject':'S'}")
                            .json()
                            .fieldNames())
                    .toIterable()
                    .doesNotContain("companySourceId", "owner", "followers", "note", "nickName");
        }

        @Test
        void theIdsOfTheirUsersAreDerived() throws IOException {
            String id =
                    create("/conversations", "'companyId':'extid-a','users':[{'id':'u','name':'Ada','isOwner':true}]");
            assertThat(client.get("/conversations/" + id).at("/userIds/0").asText())
                    .isEqualTo("u");
        }

        @Test
        void aDeleteAnswersTheDocument() throws IOException {
            String id = create("/conversations", "'companyId':'extid-a','subject':'S'");
            Reply deleted = client.delete("/conversations/" + id);
            assertThat(deleted.at("/_id").asText()).isEqualTo(id);
            assertThat(deleted.at("/subject").asText()).isEqualTo("S");
            assertThat(simulator.records(CONVERSATION)).isEmpty();
        }

        @Test
        void thereAreNoNotesOnAPathOfTheirOwn() throws IOException {
            assertThat(client.get("/notes").status()).isEqualTo(404);
        }

        @Test
        void theDefaultPageHas30() throws IOException {
            for (int i = 0; i < 31; i++) {
                simulator.seed(CONVERSATION, Map.of("date", "2020-01-01"));
            }
            assertThat(client.get("/conversations").json()).hasSize(30);
        }
    }

    @Nested
    class Nps {
        @Test
        void belongsToTheEnduserOfItsEmail() throws IOException {
            String enduser = create("/endusers", "'email':'e@example.com'");
            String id = create("/nps", "'email':'e@example.com','score':9,'comment':'Good'");
            JsonNode read = client.get("/nps/" + id).json();
            assertThat(read.get("euId").asText()).isEqualTo(enduser);
            assertThat(read.get("cId").asText()).isEqualTo(company);
            assertThat(read.get("score").asInt()).isEqualTo(9);
            assertThat(client.get("/nps?companyId=" + company).json()).hasSize(1);
        }

        @Test
        void canBeReadUnderItsLiveNames() throws IOException {
            behave(NpsNames.LIVE);
            create("/nps", "'email':'e@example.com','score':9,'comment':'Good','dateAnswered':'2026-04-01'");
            JsonNode item = client.get("/nps").json().get(0);
            assertThat(item.get("nps").asInt()).isEqualTo(9);
            assertThat(item.get("npsComment").asText()).isEqualTo("Good");
            assertThat(item.has("npsDate")).isTrue();
            assertThat(item.fieldNames()).toIterable().doesNotContain("score", "comment", "dateAnswered", "euId");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 11})
        void hasAScoreFrom0To10(int score) throws IOException {
            assertThat(client.post("/nps", "{'email':'e','score':" + score + "}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Tasks {
        @Test
        void theDescriptionComesBackAsAParagraph() throws IOException {
            String id = create("/tasks", "'companyId':'extid-a','description':'Call'");
            assertThat(client.get("/tasks/" + id).at("/description").asText()).isEqualTo("<p>Call</p>");
            assertThat(client.get("/tasks/" + id).at("/snippet").asText()).isEqualTo("Call");
            assertThat(client.put("/tasks/" + id, "{'description':'<p>Call</p>'}")
                            .at("/description")
                            .asText())
                    .isEqualTo("<p>Call</p>");
        }

        @Test
        void completingATaskArchivesIt() throws IOException {
            String id = create("/tasks", "'companyId':'extid-a'");
            assertThat(client.put("/tasks/" + id, "{'dateDone':'2026-01-01'}")
                            .at("/isArchived")
                            .asBoolean())
                    .isTrue();
            assertThat(client.get("/tasks").json()).isEmpty();
        }

        @Test
        void theNameOfTheOwnerIsShown() throws IOException {
            String user = simulator.seed(USER, Map.of("firstName", "Ada", "lastName", "Lovelace"));
            create("/tasks", "'companyId':'extid-a','ownerId':'" + user + "'");
            assertThat(client.get("/tasks").at("/0/ownerName").asText()).isEqualTo("Ada Lovelace");
        }
    }

    @Nested
    class Users {
        private final String user =
                "'nickName':'a','email':'e','firstName':'A','lastName':'B','roles':['" + ROLE + "']";

        @Test
        void rolesAreIdsInCreateAndGetOne() throws IOException {
            Reply created = client.post("/users", "{" + user + "}");
            assertThat(created.at("/roles/0").asText()).isEqualTo(ROLE);
            assertThat(client.get("/users/" + created.at("/_id").asText())
                            .at("/roles/0")
                            .asText())
                    .isEqualTo(ROLE);
        }

        @Test
        void rolesAreObjectsInListsAndUpdates() throws IOException {
            String id = create("/users", user);
            assertThat(client.get("/users").at("/0/roles/0/_id").asText()).isEqualTo(ROLE);
            assertThat(client.put("/users/" + id, "{'inactive':true}")
                            .at("/roles/0/_id")
                            .asText())
                    .isEqualTo(ROLE);
        }
    }

    @Nested
    class Timesheets {
        @Test
        void timeEntriesAreWrittenAsObjectsAndReadAsIds() throws IOException {
            Reply created = client.post("/timesheets", "{'timeEntries':[{'_id':'" + ROLE + "'}],'dateFrom':20156}");
            assertThat(created.at("/timeEntries").toString()).isEqualTo("[\"" + ROLE + "\"]");
            assertThat(created.at("/status").asText()).isEqualTo("submitted");
            assertThat(client.post("/timesheets", "{'timeEntries':['" + ROLE + "']}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class TimeEntries {
        @ParameterizedTest
        @ValueSource(strings = {"0", "24.5", "-1"})
        void haveATenthOfAnHourToADay(String hours) throws IOException {
            assertThat(client.post("/timeentries", "{'date':'2026-01-01','hours':" + hours + "}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void totalsAreComputed() throws IOException {
            Reply reply =
                    client.post("/timeentries", "{'date':'2026-01-01','hours':2,'billableRate':50,'costRate':10}");
            assertThat(reply.at("/totalBilled").asInt()).isEqualTo(100);
            assertThat(reply.at("/totalCost").asInt()).isEqualTo(20);
            assertThat(reply.at("/timesheetStatus").asText()).isEqualTo("draft");
        }
    }

    @Nested
    class Licences {
        private final String term =
                "'companyId':'extid-a','fixedPeriod':true,'fromDate':'2026-01-01','toDate':'2026-12-31'";

        @Test
        void valueAndRenewalFollowFromTermAndMonthlyRevenue() throws IOException {
            JsonNode created =
                    client.post("/licenses", "{" + term + ",'mrr':1250}").json();
            assertThat(created.get("value").asInt()).isEqualTo(15000);
            assertThat(created.get("length").asInt()).isEqualTo(12);
            assertThat(created.get("renewalPeriod").asInt()).isEqualTo(12);
            assertThat(created.get("renewalDate")).isEqualTo(created.get("toDate"));
            assertThat(created.get("renewalDaysFromNow").asInt()).isEqualTo(244);
            assertThat(created.get("renewalStatus").asText()).isEqualTo("ongoing");
        }

        @Test
        void monthlyRevenueFollowsFromTheValue() throws IOException {
            assertThat(client.post("/licenses", "{" + term + ",'value':1000}")
                            .at("/mrr")
                            .asDouble())
                    .isEqualTo(1000.0 / 12);
        }

        @Test
        void anOpenEndHasNoValueAndNoRenewal() throws IOException {
            String id = create("/licenses", term + ",'mrr':1250");
            JsonNode open =
                    client.put("/licenses/" + id, "{'fixedPeriod':false}").json();
            for (String name : List.of("toDate", "value", "length", "renewalDate")) {
                assertThat(open.get(name).isNull()).as(name).isTrue();
            }
        }

        @Test
        void sentAgainTheyAreUnchanged() throws IOException {
            String item = "[{'externalId':'l','_currency':'EUR','value':100," + term + "}]";
            client.put("/licenses", item);
            assertThat(client.put("/licenses", item).at("/nonupdates").asInt()).isEqualTo(1);
        }

        @Test
        void theValueIsNotNegative() throws IOException {
            assertThat(client.post("/licenses", "{'companyId':'extid-a','value':-1}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.post("/sales", "{'companyId':'extid-a','value':-1}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Others {
        @Test
        void invoicesAreNumbered() throws IOException {
            create("/invoices", "'cId':'extid-a'");
            assertThat(client.post("/invoices", "{'cId':'extid-a'}")
                            .at("/invoiceNo")
                            .asInt())
                    .isEqualTo(2);
        }

        @Test
        void customFieldsAreOfADocumentedType() throws IOException {
            assertThat(client.post("/customfields", "{'name':'F','parent':'company','type':'list'}")
                            .at("/isHidden")
                            .asBoolean())
                    .isFalse();
            assertThat(client.post("/customfields", "{'name':'F','parent':'company','type':'List'}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void opportunitiesRunForAYearUnlessTheySayOtherwise() throws IOException {
            assertThat(client.post("/opportunities", "{'companyId':'extid-a'}")
                            .at("/contractLength")
                            .asInt())
                    .isEqualTo(12);
        }

        @Test
        void issuesShowTheirEndusers() throws IOException {
            String enduser = create("/endusers", "'email':'e@example.com','firstName':'Ada'");
            assertThat(client.post("/issues", "{'title':'T','enduserIds':['" + enduser + "']}")
                            .at("/endusers/0/name")
                            .asText())
                    .isEqualTo("Ada");
        }
    }
}

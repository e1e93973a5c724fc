/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkAnswer;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkErrors;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkKeys;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkOrder;
import io.github.camelplanhat.simulator.behaviour.Switch.ConversationKeys;
import io.github.camelplanhat.simulator.behaviour.Switch.Race;
import io.github.camelplanhat.simulator.behaviour.Switch.RepeatedKey;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownBulkId;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownCompany;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.ASSET;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.CONVERSATION;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;
import static io.github.camelplanhat.model.PlanhatObject.NOTE;
import static io.github.camelplanhat.model.PlanhatObject.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

/** API sheet, section 3, and what sections 1.11 and 2 say of bulk calls. */
class BulkTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);

    private void behave(Switch... choices) {
        simulator.behaviour(Behaviour.defaults().with(choices));
    }

    private String company(String externalId, String... domains) {
        return simulator.seed(
                COMPANY, Map.of("name", externalId, "externalId", externalId, "domains", List.of(domains)));
    }

    private static String companies(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{'name':'n" + i + "','externalId':'" + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Nested
    class Answers {
        @Test
        void insertsUpdatesAndUnchangedRecordsMayBeMixed() throws IOException {
            company("a");
            company("b");
            Reply reply = client.put(
                    "/companies", "[{'externalId':'a'},{'externalId':'b','phase':'x'},{'externalId':'c','name':'C'}]");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.at("/created").asInt()).isEqualTo(1);
            assertThat(reply.at("/updated").asInt()).isEqualTo(1);
            assertThat(reply.at("/nonupdates").asInt()).isEqualTo(1);
            assertThat(reply.at("/insertsKeys/0/externalId").asText()).isEqualTo("c");
            assertThat(reply.at("/updatesKeys/0/externalId").asText()).isEqualTo("b");
            assertThat(reply.at("/modified/0")).isEqualTo(reply.at("/updatesKeys/0/_id"));
            assertThat(reply.at("/modified")).hasSize(1);
            assertThat(reply.at("/upsertedIds/0")).isEqualTo(reply.at("/insertsKeys/0/_id"));
            assertThat(reply.at("/upsertedIds")).hasSize(1);
        }

        @Test
        void anAnswerHasAllDocumentedKeys() throws IOException {
            assertThat(client.put("/companies", "[]").json().fieldNames())
                    .toIterable()
                    .containsExactly(
                            "created",
                            "createdErrors",
                            "insertsKeys",
                            "updated",
                            "updatedErrors",
                            "updatesKeys",
                            "nonupdates",
                            "modified",
                            "upsertedIds",
                            "permissionErrors",
                            "validationErrors");
        }

        @Test
        void anAnswerCanLackTheYoungerKeys() throws IOException {
            behave(BulkAnswer.OLD_KEYS);
            assertThat(client.put("/companies", "[]").json().fieldNames())
                    .toIterable()
                    .doesNotContain("permissionErrors", "validationErrors");
        }

        @Test
        void partialSuccessIs206AndTheGoodItemsAreStored() throws IOException {
            Reply reply = client.put("/companies", "[{'externalId':'bad'},{'name':'good'}]");
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.at("/createdErrors/0/item/externalId").asText()).isEqualTo("bad");
            assertThat(reply.at("/createdErrors/0/error").asText()).isEqualTo("name is required");
            assertThat(simulator.records(COMPANY)).hasSize(1);
        }

        @Test
        void nothingUsableIs400WithTheSameObject() throws IOException {
            company("a");
            Reply reply = client.put("/companies", "[{'externalId':'bad'},{'externalId':'a','h':99}]");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/createdErrors")).hasSize(1);
            assertThat(reply.at("/updatedErrors/0/error").asText()).startsWith("h is out of range");
        }

        @Test
        void errorsCanBeTexts() throws IOException {
            behave(BulkErrors.STRINGS);
            assertThat(client.put("/companies", "[{}]").at("/createdErrors/0").asText())
                    .isEqualTo("name is required");
        }

        @Test
        void keysCarryOnlyWhatTheItemCarried() throws IOException {
            Reply reply = client.put("/companies", "[{'name':'A','sourceId':'s'}]");
            assertThat(reply.at("/insertsKeys/0").fieldNames()).toIterable().containsExactly("_id", "sourceId");
        }

        @Test
        void keysOfInvoicesCarryExtId() throws IOException {
            company("a");
            Reply reply =
                    client.put("/invoices", "[{'cId':'extid-a','extId':'i','currency':'EUR','invoiceDate':20000}]");
            assertThat(reply.at("/insertsKeys/0/extId").asText()).isEqualTo("i");
        }

        @Test
        void anEmailIsNoKeyOfTheAnswer() throws IOException {
            company("a");
            Reply reply = client.put("/endusers", "[{'companyId':'extid-a','email':'e@example.com'}]");
            assertThat(reply.at("/insertsKeys/0").fieldNames()).toIterable().containsExactly("_id");
        }

        @Test
        void keysCanBeTheIdOnly() throws IOException {
            behave(BulkKeys.ID_ONLY);
            Reply reply = client.put("/companies", "[{'name':'A','sourceId':'s'}]");
            assertThat(reply.at("/insertsKeys/0").fieldNames()).toIterable().containsExactly("_id");
        }

        @Test
        void arraysAreNotInTheOrderOfTheItemsUnlessSwitched() throws IOException {
            List<String> sent = IntStream.range(0, 50).mapToObj(String::valueOf).toList();
            assertThat(order(client.put("/companies", companies(0, 50))))
                    .isNotEqualTo(sent)
                    .hasSameElementsAs(sent);
            simulator.clear();
            behave(BulkOrder.AS_SENT);
            assertThat(order(client.put("/companies", companies(0, 50)))).isEqualTo(sent);
        }

        private List<String> order(Reply reply) {
            return reply.json().get("insertsKeys").findValuesAsText("externalId");
        }
    }

    @Nested
    class Limits {
        @Test
        void fiveThousandItemsAreTaken() throws IOException {
            assertThat(client.put("/companies", companies(0, 5000))
                            .at("/created")
                            .asInt())
                    .isEqualTo(5000);
        }

        @Test
        void oneMoreIs400AndNothingIsStored() throws IOException {
            Reply reply = client.put("/companies", companies(0, 5001));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/validationErrors/0/error").asText()).contains("5000", "5001");
            assertThat(simulator.count(COMPANY)).isZero();
        }

        @Test
        void moreThan32MegabytesIs413AndTheConnectionStaysUsable() throws IOException {
            try (Wire wire = new Wire(simulator)) {
                String body = "[{'name':'" + "x".repeat(33 << 20) + "'}]";
                assertThat(wire.announce("PUT", "/companies", body)
                                .body(body)
                                .answer()
                                .status())
                        .isEqualTo(413);
                assertThat(wire.announce("GET", "/companies", "").answer().text())
                        .isEqualTo("[]");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "[{]", "'text'", "{'name':'A'}"})
        void aBodyThatIsNoArrayIs400(String body) throws IOException {
            assertThat(client.put("/companies", body).status()).isEqualTo(400);
        }

        @Test
        void anItemThatIsNoObjectIsAnError() throws IOException {
            Reply reply = client.put("/companies", "['text',{'name':'A'}]");
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.at("/validationErrors/0/item").asText()).isEqualTo("text");
        }
    }

    @Nested
    class Matching {
        @Test
        void keyablesAreTriedInTheirPriority() throws IOException {
            simulator.seed(COMPANY, Map.of("name", "by source", "sourceId", "s"));
            simulator.seed(COMPANY, Map.of("name", "by external", "externalId", "e"));
            client.put("/companies", "[{'sourceId':'s','phase':'x'}]");
            assertThat(simulator.find(COMPANY, "phase", "x").orElseThrow()).containsEntry("name", "by source");
        }

        @Test
        void theKeyOfAnotherRecordCannotBeTaken() throws IOException {
            simulator.seed(COMPANY, Map.of("name", "A", "sourceId", "s"));
            simulator.seed(COMPANY, Map.of("name", "B", "externalId", "e"));
            Reply reply = client.put("/companies", "[{'sourceId':'s','externalId':'e'}]");
            assertThat(reply.at("/updatedErrors/0/error").asText()).isEqualTo("externalId duplicated");
        }

        @Test
        void aKeyThatNobodyHasGivesWayToTheNextOneAndIsStored() throws IOException {
            simulator.seed(COMPANY, Map.of("name", "A", "externalId", "e"));
            assertThat(client.put("/companies", "[{'sourceId':'new','externalId':'e'}]")
                            .at("/updated")
                            .asInt())
                    .isEqualTo(1);
            assertThat(simulator.find(COMPANY, "sourceId", "new")).isPresent();
        }

        @Test
        void aBlankKeyMatchesNothing() throws IOException {
            simulator.seed(COMPANY, Map.of("name", "A", "externalId", ""));
            assertThat(client.put("/companies", "[{'externalId':'','name':'B'}]")
                            .at("/created")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void endusersOfTwoCompaniesMayShareAnExternalId() throws IOException {
            String a = company("a");
            String b = company("b");
            String item = "[{'externalId':'1','companyId':'%s','firstName':'%s'}]";
            client.put("/endusers", item.formatted(a, "Ada"));
            assertThat(client.put("/endusers", item.formatted("extid-b", "Bea"))
                            .at("/created")
                            .asInt())
                    .isEqualTo(1);
            assertThat(client.put("/endusers", item.formatted(b, "Bob"))
                            .at("/updated")
                            .asInt())
                    .isEqualTo(1);
            assertThat(simulator.find(ENDUSER, "companyId", a).orElseThrow()).containsEntry("firstName", "Ada");
        }

        @Test
        void anExternalIdWithoutACompanyMatchesWhileItIsUnique() throws IOException {
            simulator.seed(ASSET, Map.of("name", "A", "externalId", "1", "companyId", company("a")));
            assertThat(client.put("/assets", "[{'externalId':'1','name':'x'}]")
                            .at("/updated")
                            .asInt())
                    .isEqualTo(1);
            simulator.seed(ASSET, Map.of("name", "B", "externalId", "1", "companyId", company("b")));
            Reply reply = client.put("/assets", "[{'externalId':'1','name':'y'}]");
            assertThat(reply.at("/createdErrors/0/error").asText()).isEqualTo("companyId is required");
        }

        @Test
        void anEmailMatchesWhileItIsUnique() throws IOException {
            String a = company("a");
            simulator.seed(ENDUSER, Map.of("email", "e@example.com", "companyId", a));
            assertThat(client.put("/endusers", "[{'email':'e@example.com','firstName':'x'}]")
                            .at("/updated")
                            .asInt())
                    .isEqualTo(1);
            simulator.seed(ENDUSER, Map.of("email", "e@example.com", "companyId", a));
            assertThat(client.put("/endusers", "[{'email':'e@example.com','companyId':'extid-a'}]")
                            .at("/created")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void opportunitiesAreNotMatchedBySourceId() throws IOException {
            company("a");
            String item = "[{'companyId':'extid-a','sourceId':'s','title':'%s'}]";
            client.put("/opportunities", item.formatted("first"));
            Reply again = client.put("/opportunities", item.formatted("second"));
            assertThat(again.at("/createdErrors/0/error").asText()).isEqualTo("sourceId duplicated");
        }

        @Test
        void notesAreMatchedByIdOnly() throws IOException {
            company("a");
            String item = "[{'type':'note','companyId':'extid-a','externalId':'n','subject':'%s'}]";
            String id = client.put("/conversations", item.formatted("first"))
                    .at("/upsertedIds/0")
                    .asText();
            assertThat(client.put("/conversations", item.formatted("second"))
                            .at("/createdErrors/0/error")
                            .asText())
                    .isEqualTo("externalId duplicated");
            assertThat(client.put("/conversations", "[{'_id':'" + id + "','subject':'third'}]")
                            .at("/updated")
                            .asInt())
                    .isEqualTo(1);
            assertThat(simulator.records(NOTE)).hasSize(1);
        }

        @Test
        void otherConversationsCanBeMatchedByIdOnlyToo() throws IOException {
            company("a");
            String item = "[{'type':'Review','companyId':'extid-a','sourceId':'c','subject':'%s'}]";
            client.put("/conversations", item.formatted("first"));
            assertThat(client.put("/conversations", item.formatted("second"))
                            .at("/updated")
                            .asInt())
                    .isEqualTo(1);
            behave(ConversationKeys.ID_ONLY);
            assertThat(client.put("/conversations", item.formatted("third")).at("/createdErrors"))
                    .hasSize(1);
            assertThat(simulator.records(CONVERSATION)).hasSize(1);
        }
    }

    @Nested
    class UnknownIds {
        private final String item = "[{'_id':'" + "a".repeat(24) + "','name':'A'}]";

        @Test
        void areErrors() throws IOException {
            Reply reply = client.put("/companies", item);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/updatedErrors/0/error").asText()).startsWith("_id not found");
        }

        @Test
        void canBeInserted() throws IOException {
            behave(UnknownBulkId.INSERT);
            assertThat(client.put("/companies", item).at("/upsertedIds/0").asText())
                    .isEqualTo("a".repeat(24));
            assertThat(client.put("/companies", "[{'_id':'short','name':'A'}]").at("/createdErrors"))
                    .hasSize(1);
        }

        @Test
        void canBeIgnored() throws IOException {
            behave(UnknownBulkId.IGNORE);
            Reply reply = client.put("/companies", item);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(simulator.count(COMPANY)).isZero();
        }
    }

    @Nested
    class RepeatedKeys {
        private final String items = "[{'externalId':'a','name':'A'},{'externalId':'a','phase':'x'}]";

        @Test
        void theSecondItemMatchesTheFirst() throws IOException {
            Reply reply = client.put("/companies", items);
            assertThat(reply.at("/created").asInt()).isEqualTo(1);
            assertThat(reply.at("/updated").asInt()).isEqualTo(1);
            assertThat(simulator.records(COMPANY)).hasSize(1);
        }

        @Test
        void theSecondItemCanBeAnError() throws IOException {
            behave(RepeatedKey.ERROR);
            Reply reply = client.put("/companies", items);
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.at("/updatedErrors/0/error").asText()).isEqualTo("externalId duplicated");
        }
    }

    @Nested
    class SilentDrops {
        @Test
        void ticketsWithoutEmail() throws IOException {
            company("a", "example.com");
            Reply reply = client.put(
                    "/tickets",
                    "[{'sourceId':'1','domains':['example.com']},{'sourceId':'2','email':'e@example.com','domains':['example.com']}]");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.at("/created").asInt()).isEqualTo(1);
            assertThat(reply.at("/createdErrors")).isEmpty();
            assertThat(simulator.records(TICKET)).hasSize(1);
        }

        @Test
        void endusersWithoutACompany() throws IOException {
            Reply reply = client.put("/endusers", "[{'externalId':'1','email':'e@example.com'},{'externalId':'2'}]");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.at("/created").asInt()).isZero();
            assertThat(reply.at("/createdErrors")).isEmpty();
        }

        @Test
        void endusersOfADomainThatTwoCompaniesHave() throws IOException {
            company("a", "example.com");
            company("b", "example.com");
            assertThat(client.put("/endusers", "[{'email':'e@example.com'}]")
                            .at("/created")
                            .asInt())
                    .isZero();
        }

        @Test
        void endusersAreAssignedToTheCompanyOfTheirDomain() throws IOException {
            String id = company("a", "example.org", "example.com");
            assertThat(client.put("/endusers", "[{'email':'e@example.com'}]")
                            .at("/created")
                            .asInt())
                    .isEqualTo(1);
            assertThat(simulator.records(ENDUSER).get(0)).containsEntry("companyId", id);
        }

        @Test
        void endusersWithACompanyButWithoutAKeyAreErrors() throws IOException {
            company("a");
            Reply reply = client.put("/endusers", "[{'companyId':'extid-a','firstName':'x'}]");
            assertThat(reply.at("/createdErrors/0/error").asText()).contains("email", "externalId", "sourceId");
        }

        @Test
        void unknownCompaniesAreErrorsOrDropped() throws IOException {
            String item = "[{'companyId':'extid-none','email':'e@example.com'}]";
            assertThat(client.put("/endusers", item)
                            .at("/createdErrors/0/error")
                            .asText())
                    .isEqualTo("companyId: company not found: extid-none");
            behave(UnknownCompany.DROP);
            Reply dropped = client.put("/endusers", item);
            assertThat(dropped.status()).isEqualTo(200);
            assertThat(dropped.at("/createdErrors")).isEmpty();
            assertThat(simulator.count(ENDUSER)).isZero();
        }
    }

    @Nested
    class Races {
        private final String item = "[{'companyId':'extid-a','externalId':'1','email':'e@example.com'}]";

        private Reply overlapping(String path, String body) throws IOException {
            try (Wire first = new Wire(simulator)) {
                first.announce("PUT", path, body);
                Until.holds(() -> simulator.journal().count() == 1);
                assertThat(client.put(path, body).at("/created").asInt()).isEqualTo(1);
                return first.body(body).answer();
            }
        }

        @Test
        void overlappingCallsForANewRecordYieldDuplicateErrors() throws IOException {
            company("a");
            Reply late = overlapping("/endusers", item);
            assertThat(late.status()).isEqualTo(400);
            assertThat(late.at("/createdErrors/0/error").asText()).isEqualTo("externalId,email duplicated");
            assertThat(simulator.records(ENDUSER)).hasSize(1);
        }

        @Test
        void callsOneAfterTheOtherDoNotRace() throws IOException {
            company("a");
            client.put("/endusers", item);
            for (int i = 0; i < 200; i++) {
                assertThat(client.put("/endusers", item).at("/nonupdates").asInt())
                        .isEqualTo(1);
            }
        }

        @Test
        void aRecordThatWasThereBeforeIsNotRaced() throws IOException {
            company("a");
            client.put("/endusers", item);
            simulator.journal().clear();
            try (Wire first = new Wire(simulator)) {
                first.announce("PUT", "/endusers", item);
                Until.holds(() -> simulator.journal().count() == 1);
                client.put("/endusers", item);
                assertThat(first.body(item).answer().at("/nonupdates").asInt()).isEqualTo(1);
            }
        }

        @Test
        void callsForDifferentObjectsDoNotRace() throws IOException {
            company("a");
            String asset = "[{'companyId':'extid-a','externalId':'1','name':'A'}]";
            try (Wire first = new Wire(simulator)) {
                first.announce("PUT", "/assets", asset);
                Until.holds(() -> simulator.journal().count() == 1);
                client.put("/endusers", item);
                assertThat(first.body(asset).answer().status()).isEqualTo(200);
            }
        }

        @Test
        void racesCanBeHarmless() throws IOException {
            behave(Race.HARMLESS);
            company("a");
            assertThat(overlapping("/endusers", item).at("/nonupdates").asInt()).isEqualTo(1);
        }
    }

    @Nested
    class Duplicates {
        @Test
        void timeEntriesAreCopiedIfTheyExist() throws IOException {
            String id = client.post("/timeentries", "{'date':'2026-01-01','hours':1.5}")
                    .at("/_id")
                    .asText();
            Reply reply = client.post("/timeentries/duplicate", "{'ids':['" + id + "','none']}");
            assertThat(reply.at("/created").asInt()).isEqualTo(1);
            String copy = reply.at("/insertsKeys/0/_id").asText();
            assertThat(client.get("/timeentries/" + copy).at("/hours").asDouble())
                    .isEqualTo(1.5);
            assertThat(copy).isNotEqualTo(id);
        }

        @Test
        void aBodyWithoutIdsIs400() throws IOException {
            assertThat(client.post("/timeentries/duplicate", "{}").status()).isEqualTo(400);
            assertThat(client.post("/timeentries/duplicate", "").status()).isEqualTo(400);
        }
    }
}

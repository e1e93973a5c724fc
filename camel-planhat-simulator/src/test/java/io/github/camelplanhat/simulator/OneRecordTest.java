/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.behaviour.Switch.Clearing;
import io.github.camelplanhat.simulator.behaviour.Switch.CreateStatus;
import io.github.camelplanhat.simulator.behaviour.Switch.DeleteAnswer;
import io.github.camelplanhat.simulator.behaviour.Switch.DeleteUnknown;
import io.github.camelplanhat.simulator.behaviour.Switch.PrefixesInDelete;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownCustomField;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownField;
import io.github.camelplanhat.simulator.behaviour.Switch.WrongType;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.ASSET;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.CUSTOM_FIELD;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls for one record: API sheet, sections 1.3, 1.4, 1.8 to 1.11 and 3.5. */
class OneRecordTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.of(
            PlanhatSimulator.builder().clock(Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC)));

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);

    private String company(String externalId) {
        return simulator.seed(COMPANY, Map.of("name", "A", "externalId", externalId, "sourceId", "s-" + externalId));
    }

    private void behave(Switch... choices) {
        simulator.behaviour(Behaviour.defaults().with(choices));
    }

    @Nested
    class Create {
        @Test
        void answersTheWholeStoredRecord() throws IOException {
            Reply reply = client.post("/companies", "{'name':'A','custom':{'Segment':'Large'}}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.at("/_id").asText()).matches("[0-9a-f]{24}");
            assertThat(reply.at("/custom/Segment").asText()).isEqualTo("Large");
            assertThat(reply.at("/createdAt").asText()).isEqualTo("2026-05-01T10:00:00.000Z");
            assertThat(reply.at("/updatedAt").asText()).isEqualTo("2026-05-01T10:00:00.000Z");
        }

        @Test
        void canBeAnswered201() throws IOException {
            behave(CreateStatus.CREATED_201);
            assertThat(client.post("/companies", "{'name':'A'}").status()).isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "'text'", "{} {}", "null", "{'name':}"})
        void aBodyThatIsNotOneObjectIs400(String body) throws IOException {
            assertThat(client.post("/companies", body).status()).isEqualTo(400);
        }

        @Test
        void aBlankRequiredFieldIs400() throws IOException {
            assertThat(client.post("/companies", "{'name':' '}").status()).isEqualTo(400);
        }

        @Test
        void aDuplicatedValueIs400() throws IOException {
            company("a");
            Reply reply = client.post("/companies", "{'name':'B','externalId':'a'}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/message").asText()).isEqualTo("externalId duplicated");
        }

        @Test
        void readOnlyFieldsAreIgnored() throws IOException {
            Reply reply = client.post("/companies", "{'name':'A','renewalDate':'2026-01-01','_id':'x'}");
            assertThat(reply.json().has("renewalDate")).isFalse();
            assertThat(reply.at("/_id").asText()).hasSize(24);
        }
    }

    @Nested
    class Uniqueness {
        @Test
        void sourceIdIsUniquePerModel() throws IOException {
            String a = company("a");
            String b = company("b");
            client.post("/assets", "{'name':'A','companyId':'" + a + "','sourceId':'1'}");
            assertThat(client.post("/assets", "{'name':'B','companyId':'" + b + "','sourceId':'1'}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.post("/projects", "{'name':'C','companyId':'" + b + "','sourceId':'1'}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void externalIdIsUniquePerCompanyOnOtherModels() throws IOException {
            String a = company("a");
            String b = company("b");
            client.post("/assets", "{'name':'A','companyId':'" + a + "','externalId':'1'}");
            assertThat(client.post("/assets", "{'name':'B','companyId':'" + b + "','externalId':'1'}")
                            .status())
                    .isEqualTo(200);
            assertThat(client.post("/assets", "{'name':'C','companyId':'" + b + "','externalId':'1'}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void anUpdateCannotTakeTheKeyOfAnotherRecord() throws IOException {
            company("a");
            String b = company("b");
            assertThat(client.put("/companies/" + b, "{'externalId':'a'}").status())
                    .isEqualTo(400);
            assertThat(client.put("/companies/" + b, "{'externalId':'b'}").status())
                    .isEqualTo(200);
        }

        @Test
        void emailsNeedNotBeUnique() throws IOException {
            String a = company("a");
            String body = "{'companyId':'" + a + "','email':'x@example.com'}";
            assertThat(client.post("/endusers", body).status()).isEqualTo(200);
            assertThat(client.post("/endusers", body).status()).isEqualTo(200);
        }
    }

    @Nested
    class CompanyReferences {
        @ParameterizedTest
        @ValueSource(strings = {"extid-a", "srcid-s-a"})
        void prefixesAreResolved(String reference) throws IOException {
            String id = company("a");
            Reply reply = client.post("/assets", "{'name':'A','companyId':'" + reference + "'}");
            assertThat(reply.at("/companyId").asText()).isEqualTo(id);
            assertThat(reply.at("/companyName").asText()).isEqualTo("A");
        }

        @ParameterizedTest
        @ValueSource(strings = {"extid-none", "ext-a", "aaaaaaaaaaaaaaaaaaaaaaaa", "a"})
        void anUnknownCompanyIs400(String reference) throws IOException {
            company("a");
            Reply reply = client.post("/assets", "{'name':'A','companyId':'" + reference + "'}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/message").asText()).contains(reference);
        }

        @Test
        void invoicesNameTheirCompanyDifferently() throws IOException {
            String id = company("a");
            Reply reply = client.post("/invoices", "{'cId':'extid-a'}");
            assertThat(reply.at("/cId").asText()).isEqualTo(id);
            assertThat(reply.at("/cName").asText()).isEqualTo("A");
        }

        @Test
        void issuesHaveSeveralCompanies() throws IOException {
            String a = company("a");
            String b = company("b");
            Reply reply = client.post("/issues", "{'title':'T','companyIds':['extid-a','srcid-s-b']}");
            assertThat(reply.at("/companyIds").toString()).isEqualTo("[\"" + a + "\",\"" + b + "\"]");
            assertThat(reply.at("/companies/0/name").asText()).isEqualTo("A");
            assertThat(client.post("/issues", "{'title':'T','companyIds':['extid-none']}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void timeEntriesTakeNoPrefixes() throws IOException {
            company("a");
            assertThat(client.post("/timeentries", "{'date':'2026-01-01','hours':1,'companyId':'extid-a'}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Update {
        @Test
        void changesOnlyWhatIsSent() throws IOException {
            String id = company("a");
            Reply reply = client.put("/companies/" + id, "{'phase':'Live'}");
            assertThat(reply.at("/phase").asText()).isEqualTo("Live");
            assertThat(reply.at("/externalId").asText()).isEqualTo("a");
        }

        @Test
        void findsTheRecordByExternalAndSourceId() throws IOException {
            company("a");
            assertThat(client.put("/companies/extid-a", "{'phase':'1'}")
                            .at("/phase")
                            .asText())
                    .isEqualTo("1");
            assertThat(client.put("/companies/srcid-s-a", "{'phase':'2'}")
                            .at("/phase")
                            .asText())
                    .isEqualTo("2");
        }

        @Test
        void idsInThePathArePercentDecodedAndAPlusIsAPlus() throws IOException {
            company("a b/c+d");
            assertThat(client.get("/companies/extid-a%20b%2Fc+d").status()).isEqualTo(200);
        }

        @Test
        void anIdInTheBodyIs400() throws IOException {
            String id = company("a");
            assertThat(client.put("/companies/" + id, "{'_id':'" + id + "','phase':'1'}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void anUnknownIdIs404() throws IOException {
            assertThat(client.put("/companies/extid-none", "{'phase':'1'}").status())
                    .isEqualTo(404);
        }

        @Test
        void aRequiredFieldCannotBeCleared() throws IOException {
            String id = company("a");
            assertThat(client.put("/companies/" + id, "{'name':null}").status()).isEqualTo(400);
        }

        @Test
        void customIsMergedByKey() throws IOException {
            String id = simulator.seed(COMPANY, Map.of("name", "A", "custom", Map.of("a", 1, "b", 2)));
            Reply reply = client.put("/companies/" + id, "{'custom':{'b':3,'c':4}}");
            assertThat(reply.at("/custom/a").asInt()).isEqualTo(1);
            assertThat(reply.at("/custom/b").asInt()).isEqualTo(3);
            assertThat(reply.at("/custom/c").asInt()).isEqualTo(4);
        }

        @Test
        void nullClears() throws IOException {
            String id = simulator.seed(COMPANY, Map.of("name", "A", "phase", "x", "custom", Map.of("a", 1)));
            JsonNode cleared = client.put("/companies/" + id, "{'phase':null,'custom':{'a':null}}")
                    .json();
            assertThat(cleared.get("phase").isNull()).isTrue();
            assertThat(cleared.at("/custom/a").isNull()).isTrue();
        }

        @Test
        void nullCanRemoveTheField() throws IOException {
            behave(Clearing.REMOVES_FIELD);
            String id = simulator.seed(COMPANY, Map.of("name", "A", "phase", "x", "custom", Map.of("a", 1, "b", 2)));
            JsonNode cleared = client.put("/companies/" + id, "{'phase':null,'custom':{'a':null}}")
                    .json();
            assertThat(cleared.has("phase")).isFalse();
            assertThat(cleared.get("custom").toString()).isEqualTo("{\"b\":2}");
        }

        @Test
        void anArrayReplacesTheWholeArray() throws IOException {
            String id = simulator.seed(COMPANY, Map.of("name", "A", "tags", List.of("a", "b")));
            assertThat(client.put("/companies/" + id, "{'tags':['c']}")
                            .at("/tags")
                            .toString())
                    .isEqualTo("[\"c\"]");
        }

        @Test
        void anEmptyTextIsStored() throws IOException {
            String id = company("a");
            assertThat(client.put("/companies/" + id, "{'externalId':''}")
                            .at("/externalId")
                            .asText())
                    .isEmpty();
            assertThat(client.get("/leancompanies").at("/0").has("externalId")).isTrue();
        }

        @Test
        void patchIsUnknown() throws IOException {
            assertThat(client.send("PATCH", "/companies/" + company("a"), "{'phase':'1'}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class UnknownProperties {
        @Test
        void areIgnored() throws IOException {
            assertThat(client.post("/companies", "{'name':'A','Phase':'x'}")
                            .json()
                            .has("Phase"))
                    .isFalse();
        }

        @Test
        void canBeStored() throws IOException {
            behave(UnknownField.STORE);
            assertThat(client.post("/companies", "{'name':'A','Phase':'x'}")
                            .json()
                            .has("Phase"))
                    .isTrue();
        }

        @Test
        void canBeRefused() throws IOException {
            behave(UnknownField.REFUSE);
            assertThat(client.post("/companies", "{'name':'A','Phase':'x'}").status())
                    .isEqualTo(400);
        }

        @Test
        void inCustomAreStored() throws IOException {
            assertThat(client.post("/companies", "{'name':'A','custom':{'New':1}}")
                            .at("/custom/New")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void inCustomCanBeIgnoredUntilThereIsACustomField() throws IOException {
            behave(UnknownCustomField.IGNORE);
            simulator.seed(CUSTOM_FIELD, Map.of("name", "Known", "parent", "Company", "type", "number"));
            simulator.seed(CUSTOM_FIELD, Map.of("name", "New", "parent", "Asset", "type", "number"));
            assertThat(client.post("/companies", "{'name':'A','custom':{'New':1,'Known':2}}")
                            .at("/custom")
                            .toString())
                    .isEqualTo("{\"Known\":2}");
        }
    }

    @Nested
    class Values {
        @Test
        void anExternalIdMayBeSentAsANumber() throws IOException {
            assertThat(client.post("/companies", "{'name':'A','externalId':1234}")
                            .at("/externalId")
                            .isTextual())
                    .isTrue();
            assertThat(client.get("/companies/extid-1234").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "2024-02-29, 2024-02-29T00:00:00.000Z",
            "2024-02-29T10:00:00+02:00, 2024-02-29T08:00:00.000Z",
            "2024-02-29T10:00:00Z, 2024-02-29T10:00:00.000Z",
            "2024-02-29T10:00:00.123Z, 2024-02-29T10:00:00.123Z",
            "2024-02-29T10:00, 2024-02-29T10:00:00.000Z"
        })
        void datesAreReadInUtcWithMilliseconds(String sent, String read) throws IOException {
            assertThat(client.post("/companies", "{'name':'A','customerFrom':'" + sent + "'}")
                            .at("/customerFrom")
                            .asText())
                    .isEqualTo(read);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'customerFrom':'soon'",
                    "'customerFrom':'2024-13-01T00:00:00.000Z'",
                    "'customerFrom':true",
                    "'h':'high'",
                    "'h':11",
                    "'csmScore':0",
                    "'domains':'example.com'",
                    "'domains':[null]",
                    "'owner':'someone'",
                    "'owner':'extid-1'",
                    "'phase':{}",
                    "'custom':[]"
                })
        void aValueThatIsNoneOfItsTypeIs400(String field) throws IOException {
            assertThat(client.post("/companies", "{'name':'A'," + field + "}").status())
                    .isEqualTo(400);
        }

        @Test
        void textsThatAreNumbersOrFlagsAreRead() throws IOException {
            String id = company("a");
            Reply reply = client.post("/endusers", "{'companyId':'" + id + "','email':'e','primary':'true'}");
            assertThat(reply.at("/primary").isBoolean()).isTrue();
            assertThat(client.put("/companies/" + id, "{'h':'7'}").at("/h").asInt())
                    .isEqualTo(7);
        }

        @Test
        void wrongTypesCanBeStored() throws IOException {
            behave(WrongType.STORE);
            assertThat(client.post("/companies", "{'name':'A','h':'high'}")
                            .at("/h")
                            .asText())
                    .isEqualTo("high");
        }

        @Test
        void moneyIsNotRounded() throws IOException {
            company("a");
            assertThat(client.post("/sales", "{'companyId':'extid-a','value':83.33333333333333}")
                            .at("/value")
                            .asText())
                    .isEqualTo("83.33333333333333");
        }

        @Test
        void nonAsciiTextComesBackAsItWas() throws IOException {
            assertThat(client.post("/companies", "{'name':'Łódź 株式会社 🙂'}")
                            .at("/name")
                            .asText())
                    .isEqualTo("Łódź 株式会社 🙂");
        }
    }

    @Nested
    class Delete {
        @Test
        void answersCounts() throws IOException {
            Reply reply = client.delete("/companies/" + company("a"));
            assertThat(reply.text()).isEqualTo("{\"n\":1,\"ok\":1,\"deletedCount\":1}");
            assertThat(simulator.records(COMPANY)).isEmpty();
        }

        @Test
        void theKeysOfADeletedRecordAreFreeAgain() throws IOException {
            client.delete("/companies/" + company("a"));
            assertThat(client.post("/companies", "{'name':'A','externalId':'a'}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void anUnknownIdIs404OrZero() throws IOException {
            assertThat(client.delete("/companies/" + "a".repeat(24)).status()).isEqualTo(404);
            behave(DeleteUnknown.ZERO_COUNT);
            assertThat(client.delete("/companies/" + "a".repeat(24))
                            .at("/deletedCount")
                            .asInt())
                    .isZero();
        }

        @Test
        void theAnswerCanBeOldOrEmpty() throws IOException {
            behave(DeleteAnswer.OLD_COUNTS);
            assertThat(client.delete("/companies/" + company("a")).text()).isEqualTo("{\"n\":1,\"ok\":1}");
            behave(DeleteAnswer.EMPTY);
            assertThat(client.delete("/companies/" + company("a")).text()).isEmpty();
        }

        @Test
        void prefixesCanBeAccepted() throws IOException {
            company("a");
            assertThat(client.delete("/companies/extid-a").status()).isEqualTo(404);
            behave(PrefixesInDelete.ACCEPTED);
            assertThat(client.delete("/companies/extid-a").status()).isEqualTo(200);
        }

        @Test
        void withoutAnIdThereIsNothingToDelete() throws IOException {
            assertThat(client.delete("/companies/").status()).isEqualTo(404);
        }
    }

    @Nested
    class Seeds {
        @Test
        void areStoredAsTheyAreAndFoundByTheirFields() {
            String id = simulator.seed(COMPANY, Map.of("name", "A", "renewalDate", "2026-01-01"));
            assertThat(simulator.find(COMPANY, id))
                    .hasValueSatisfying(company -> assertThat(company).containsEntry("renewalDate", "2026-01-01"));
            assertThat(simulator.find(COMPANY, "name", "A")).isPresent();
            assertThat(simulator.find(COMPANY, "none")).isEmpty();
        }

        @Test
        void mayNameTheirCompanyByItsExternalId() {
            String company = company("a");
            String id = simulator.seed(ENDUSER, Map.of("companyId", "extid-a"));
            assertThat(simulator.find(ENDUSER, id).orElseThrow()).containsEntry("companyId", company);
        }

        @Test
        void areGoneAfterClear() {
            company("a");
            simulator.clear();
            assertThat(simulator.count(COMPANY)).isZero();
            assertThat(simulator.count(ASSET)).isZero();
        }
    }
}

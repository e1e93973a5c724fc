/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SingleRecordTest extends SimulatorTest {
    @Nested
    class Get {
        @Test
        void findsByEachKindOfIdWithoutAPrefixBeingTyped() {
            String id = simulator()
                    .seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A 1/2", "sourceId", "s+1"));

            assertThat(map("planhat:company/get", null, Map.of(PlanhatConstants.ID, id)))
                    .containsEntry("name", "Acme");
            assertThat(map("planhat:company/get", null, Map.of(PlanhatConstants.EXTERNAL_ID, "A 1/2")))
                    .containsEntry("_id", id);
            assertThat(lastCall().path()).isEqualTo("/companies/extid-A%201%2F2");
            assertThat(map("planhat:company/get", null, Map.of(PlanhatConstants.SOURCE_ID, "s+1")))
                    .containsEntry("_id", id);
            assertThat(map("planhat:company/get?sourceId=RAW(s+1)", null, Map.of()))
                    .containsEntry("_id", id);
        }

        @Test
        void anIdMayComeAsBytesAsKafkaBringsHeaders() {
            seedCompany("c1");

            assertThat(map("planhat:company/get", null, Map.of(PlanhatConstants.EXTERNAL_ID, "c1".getBytes(UTF_8))))
                    .containsEntry("externalId", "c1");
        }

        @Test
        void aNumberIsAnId() {
            seedCompany("4711");

            assertThat(map("planhat:company/get", null, Map.of(PlanhatConstants.EXTERNAL_ID, 4711)))
                    .containsEntry("externalId", "4711");
        }

        @Test
        void aHeaderThatIsNoTextIsRefused() {
            assertThatThrownBy(() -> map(
                            "planhat:company/get?externalId=c1", null, Map.of(PlanhatConstants.ID, new Object() {})))
                    .hasMessageContaining("CamelPlanhatId");
            assertThat(calls()).isEmpty();
        }

        @Test
        void aHeaderGoesBeforeAnOption() {
            String id = seedCompany("c1");
            seedCompany("c2");

            assertThat(map("planhat:company/get?externalId=c2", null, Map.of(PlanhatConstants.ID, id)))
                    .containsEntry("externalId", "c1");
        }

        @Test
        void anUnknownIdIsAnErrorThatNamesIt() {
            assertThatThrownBy(() -> map("planhat:company/get?externalId=nobody", null, Map.of()))
                    .isInstanceOfSatisfying(PlanhatNotFoundException.class, e -> assertThat(e.getHttpResponseCode())
                            .isEqualTo(404));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t"})
        void aBlankIdIsRefusedBeforeTheCall(String blank) {
            assertThatThrownBy(() -> map("planhat:company/get", null, Map.of(PlanhatConstants.ID, blank)))
                    .hasMessageContaining("it would address the whole list");
            assertThat(calls()).isEmpty();
        }

        @Test
        void noIdAtAllIsToldWithTheNamesOfOptionAndHeader() {
            assertThatThrownBy(() -> map("planhat:user/get", null, Map.of()))
                    .hasMessage("user/get needs the id of a record: set the option id or the header CamelPlanhatId,"
                            + " or the option externalId or the header CamelPlanhatExternalId");
        }

        @Test
        void twoIdsAreRefused() {
            assertThatThrownBy(() -> map(
                            "planhat:company/get",
                            null,
                            Map.of(PlanhatConstants.ID, "1", PlanhatConstants.EXTERNAL_ID, "2")))
                    .hasMessageContaining("more than one id: id, externalId");
        }

        @Test
        void aKindOfIdThatTheObjectDoesNotHaveIsRefused() {
            assertThatThrownBy(() -> map("planhat:task/get", null, Map.of(PlanhatConstants.EXTERNAL_ID, "2")))
                    .hasMessageContaining("task/get does not take externalId: task is addressed by id, sourceId");
        }

        @Test
        void statusAndCallsAreInTheHeaders() {
            Exchange exchange =
                    camel().exchange("planhat:company/get", null, Map.of("CamelPlanhatId", seedCompany("c")));

            assertThat(exchange.getMessage().getHeader(PlanhatConstants.HTTP_STATUS))
                    .isEqualTo(200);
            assertThat(exchange.getMessage().getHeader(PlanhatConstants.CALLS)).isEqualTo(1L);
        }
    }

    @Nested
    class Create {
        @Test
        void givesTheStoredRecord() {
            assertThat(map("planhat:company/create", Map.of("name", "Ærø & Söhne"), Map.of()))
                    .containsEntry("name", "Ærø & Söhne")
                    .containsKey("_id");
        }

        @Test
        void takesJsonAndBeans() {
            assertThat(map("planhat:company/create", "{\"name\":\"Json\"}", Map.of()))
                    .containsEntry("name", "Json");
            assertThat(map("planhat:company/create", new Account("Bean", null), Map.of()))
                    .containsEntry("name", "Bean");
            assertThat(lastCall().body()).isEqualTo("{\"name\":\"Bean\"}");
        }

        @Test
        void aMissingFieldIsRejectedWithPlanhatsReason() {
            assertThatThrownBy(() -> map("planhat:company/create", Map.of("phase", "x"), Map.of()))
                    .isInstanceOf(PlanhatRejectedException.class)
                    .hasMessageContaining("company/create")
                    .hasMessageContaining("name");
        }

        @Test
        void manyRecordsAreRefused() {
            assertThatThrownBy(() -> map("planhat:company/create", List.of(Map.of(), Map.of()), Map.of()))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("use bulkUpsert for many");
        }

        @Test
        void aLostAnswerIsLookedUpAndNotCreatedTwice() {
            simulator().faults().next().operation(Operation.CREATE).appliedButAnswerLost();

            assertThat(map("planhat:company/create", Map.of("name", "Acme", "externalId", "a"), Map.of()))
                    .containsEntry("externalId", "a");
            assertThat(simulator().records(PlanhatObject.COMPANY)).hasSize(1);
            assertThat(simulator().journal().count(PlanhatObject.COMPANY, Operation.CREATE))
                    .isEqualTo(1);
        }

        @Test
        void whatWasNotCreatedBehindALostAnswerIsCreatedAgain() {
            simulator().faults().next().operation(Operation.CREATE).closeConnectionBeforeAnswer();

            assertThat(map("planhat:company/create", Map.of("name", "Acme", "externalId", "a"), Map.of()))
                    .containsEntry("externalId", "a");
            assertThat(simulator().records(PlanhatObject.COMPANY)).hasSize(1);
        }

        @Test
        void aLostAnswerToARecordWithoutAnIdIsAnError() {
            simulator().faults().next().operation(Operation.CREATE).appliedButAnswerLost();

            assertThatThrownBy(() -> map("planhat:company/create", Map.of("name", "Acme"), Map.of()))
                    .isInstanceOf(PlanhatUnavailableException.class);
            assertThat(simulator().records(PlanhatObject.COMPANY)).hasSize(1);
        }

        @Test
        void aLookUpThatFailsDoesNotHideThatTheRecordMayBeThere() {
            simulator().faults().next().method("POST").appliedButAnswerLost();
            simulator().faults().next().method("GET").status(401);

            assertThatThrownBy(() -> map("planhat:company/create", Map.of("name", "A", "externalId", "a"), Map.of()))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> {
                        assertThat(e.mayHaveBeenCarriedOut()).isTrue();
                        assertThat(e.getSuppressed()).singleElement().isInstanceOf(PlanhatUnauthorizedException.class);
                    });
        }

        @Test
        void anotherCompanysRecordOfTheSameExternalIdIsNotTakenForTheLostOne() {
            String one = seedCompany("1");
            String two = seedCompany("2");
            simulator().seed(PlanhatObject.PROJECT, Map.of("name", "P", "companyId", one, "externalId", "p"));
            simulator().faults().next().operation(Operation.CREATE).closeConnectionBeforeAnswer();

            assertThatThrownBy(() -> map(
                            "planhat:project/create",
                            Map.of("name", "P", "companyId", two, "externalId", "p"),
                            Map.of()))
                    .isInstanceOf(PlanhatUnavailableException.class);
        }

        @Test
        void aNoteGetsItsType() {
            seedCompany("1");

            assertThat(map("planhat:note/create", Map.of("companyId", "extid-1", "subject", "Hi"), Map.of()))
                    .containsEntry("type", "note");
        }
    }

    @Nested
    class Update {
        @Test
        void changesOnlyWhatIsGiven() {
            String id =
                    simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "city", "Oslo", "externalId", "a"));

            map("planhat:company/update?externalId=a", Map.of("city", "Bergen"), Map.of());

            assertThat(simulator().find(PlanhatObject.COMPANY, id).orElseThrow())
                    .containsEntry("city", "Bergen")
                    .containsEntry("name", "Acme");
        }

        @Test
        void theRecordMayAddressItselfAndItsIdIsNotSent() {
            String id = seedCompany("a");

            map("planhat:company/update", Map.of("_id", id, "city", "Bergen"), Map.of());

            assertThat(lastCall().body()).isEqualTo("{\"city\":\"Bergen\"}");
            assertThat(lastCall().path()).isEqualTo("/companies/" + id);
        }

        @Test
        void anotherRecordsBodyIsRefused() {
            String id = seedCompany("a");
            String other = seedCompany("b");

            Map<String, Object> headers = Map.of(PlanhatConstants.ID, id);
            Exchange exchange =
                    camel().exchange("planhat:company/update", Map.of("_id", other, "city", "Bergen"), headers);

            assertThat(exchange.getException()).hasMessageContaining(id).hasMessageContaining(other);
            assertThat(calls()).isEmpty();
        }

        @Test
        void theSourceIdOfTheBodyGoesBeforeItsExternalIdWhichIsUniquePerCompanyOnly() {
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "A", "externalId", "x", "sourceId", "s"));

            map("planhat:company/update", Map.of("externalId", "x", "sourceId", "s", "name", "B"), Map.of());

            assertThat(lastCall().path()).isEqualTo("/companies/srcid-s");
        }

        @Test
        void anIdThatThePathDoesNotTakeIsLookedUp() {
            seedCompany("1");
            Map<String, Object> note = map(
                    "planhat:note/create",
                    Map.of("companyId", "extid-1", "subject", "Hi", "externalId", "n"),
                    Map.of());

            Exchange exchange = camel().exchange(
                            "planhat:note/update", Map.of("subject", "Bye"), Map.of(PlanhatConstants.EXTERNAL_ID, "n"));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(PlanhatConstants.CALLS)).isEqualTo(2L);
            assertThat(lastCall().path()).isEqualTo("/conversations/" + note.get("_id"));
        }
    }

    @Nested
    class Delete {
        @Test
        void removesTheRecord() {
            String id = seedCompany("a");

            map("planhat:company/delete", null, Map.of(PlanhatConstants.ID, id));

            assertThat(simulator().records(PlanhatObject.COMPANY)).isEmpty();
        }

        @Test
        void byExternalIdLooksUpTheIdFirst() {
            seedCompany("a");

            map("planhat:company/delete?externalId=a", null, Map.of());

            assertThat(simulator().records(PlanhatObject.COMPANY)).isEmpty();
            assertThat(calls()).hasSize(2);
        }

        @Test
        void whatIsNotThereIsAnError() {
            assertThatThrownBy(() -> map(
                            "planhat:company/delete", null, Map.of(PlanhatConstants.ID, "5f6b0a3c1d2e3f4a5b6c7d8e")))
                    .isInstanceOf(PlanhatNotFoundException.class);
        }

        @Test
        void whatWentAwayByTheFirstAttemptIsNoError() {
            String id = seedCompany("a");
            simulator().faults().next().operation(Operation.DELETE).appliedButAnswerLost();

            Exchange exchange = camel().exchange("planhat:company/delete", null, Map.of(PlanhatConstants.ID, id));

            assertThat(exchange.getException()).isNull();
            assertThat(simulator().records(PlanhatObject.COMPANY)).isEmpty();
        }
    }

    @Nested
    class Errors {
        @Test
        void a401SaysTokenOrRegion() {
            simulator().tokens().revoke("test-token");

            assertThatThrownBy(() -> map("planhat:company/get?id=1", null, Map.of()))
                    .isInstanceOf(PlanhatUnauthorizedException.class)
                    .hasMessageContaining("token")
                    .hasMessageContaining("region");
        }

        @Test
        void a403NamesObjectAndOperation() {
            simulator().permissions().deny(PlanhatObject.INVOICE, Operation.GET);

            assertThatThrownBy(() -> map("planhat:invoice/get?id=1", null, Map.of()))
                    .isInstanceOf(PlanhatForbiddenException.class)
                    .hasMessageContaining("get on invoice");
        }

        @Test
        void theTokenIsAskedForAtEveryCall() {
            java.util.concurrent.atomic.AtomicReference<String> token =
                    new java.util.concurrent.atomic.AtomicReference<>("test-token");
            camel(o -> {
                o.setAccessToken(null);
                o.setAccessTokenSupplier(token::get);
            });
            String id = seedCompany("a");
            map("planhat:company/get", null, Map.of(PlanhatConstants.ID, id));

            simulator().tokens().rotate("test-token-2");
            token.set("test-token-2");

            assertThat(map("planhat:company/get", null, Map.of(PlanhatConstants.ID, id)))
                    .containsEntry("_id", id);
        }
    }

    record Account(String name, String phase) {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.changes.DeletionBrakeException;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.quota.QuotaRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** When a record that a list does not have is told of as deleted, and when not. */
class DeletionsTest extends ChangesTest {
    private static final String EMPTY = "[]";

    private void asset(String name) {
        simulator().seed(PlanhatObject.ASSET, Map.of("name", name));
    }

    private void assets(int count) {
        for (int i = 0; i < count; i++) {
            asset("a" + i);
        }
    }

    private void nextList(PlanhatObject object, UnaryOperator<String> rewrite) {
        simulator().faults().next().object(object).operation(Operation.LIST).rewriteAnswer(200, rewrite);
    }

    @Nested
    class AListThatIsNotWhole {
        @ParameterizedTest
        @ValueSource(ints = {401, 403, 404, 500})
        void thatFailsOnItsSecondPageTellsOfNoDeletion(int status) throws Exception {
            companies(35);
            route("planhat:company/changes?pageSize=30", options -> options.setMaxRetries(0));
            Failures failures = failures();
            poll();
            simulator().faults().next().after(1).status(status);

            assertThat(changes()).isEmpty();
            assertThat(failures.list()).singleElement().isInstanceOf(PlanhatException.class);
            assertThat(changes()).isEmpty();
        }

        @Test
        void ofAnAbortedPollIsNotToldAgain() throws Exception {
            companies(35);
            route("planhat:company/changes?firstRun=created&pageSize=30", options -> options.setMaxRetries(0));
            failures();
            simulator().faults().next().after(1).status(500);

            assertThat(changes()).hasSize(30);
            assertThat(changes())
                    .containsExactly("CREATED c30", "CREATED c31", "CREATED c32", "CREATED c33", "CREATED c34");
        }

        @Test
        void aLostPermissionIsNoDeletion() throws Exception {
            companies(3);
            route("planhat:company/changes");
            Failures failures = failures();
            poll();
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LIST);

            assertThat(changes()).isEmpty();
            assertThat(failures.list()).singleElement().isInstanceOf(PlanhatForbiddenException.class);

            simulator().permissions().clear();
            assertThat(changes()).isEmpty();
        }

        @Test
        void theLeanListKnowsWhichCompaniesItLacks() throws Exception {
            String gone = company("Gone");
            companies(3);
            route("planhat:company/changes");
            poll();
            delete(gone);
            nextList(PlanhatObject.COMPANY, body -> EMPTY);

            assertThat(changes()).isEmpty();
            assertThat(gets(PlanhatObject.COMPANY)).isZero();
            assertThat(changes()).containsExactly("DELETED " + gone);
        }

        @Test
        void aRecordThatGetStillFindsIsNotDeleted() throws Exception {
            assets(3);
            route("planhat:asset/changes");
            poll();
            nextList(PlanhatObject.ASSET, body -> EMPTY);

            assertThat(changes()).isEmpty();
            assertThat(gets(PlanhatObject.ASSET)).isEqualTo(3);
            assertThat(changes()).isEmpty();
        }

        @Test
        void aRecordThatTheSecondListFindsIsNotDeleted() throws Exception {
            simulator().seed(PlanhatObject.TICKET, Map.of("companyId", company("Acme"), "sourceId", "T-1"));
            route("planhat:ticket/changes");
            poll();
            nextList(PlanhatObject.TICKET, body -> EMPTY);

            assertThat(changes()).isEmpty();
            assertThat(changes()).isEmpty();
        }
    }

    @Nested
    class Confirmation {
        @Test
        void aRecordThatCannotBeAskedForByIdIsDeletedWhenASecondListLacksItToo() throws Exception {
            String ticket =
                    simulator().seed(PlanhatObject.TICKET, Map.of("companyId", company("Acme"), "sourceId", "T-1"));
            route("planhat:ticket/changes");
            poll();
            delete("ticket", ticket);
            int lists = simulator().journal().count(PlanhatObject.TICKET, Operation.LIST);

            assertThat(changes()).containsExactly("DELETED " + ticket);
            assertThat(simulator().journal().count(PlanhatObject.TICKET, Operation.LIST))
                    .isEqualTo(lists + 2);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403, 500})
        void anAnswerThatIsNo404ConfirmsNothing(int status) throws Exception {
            String id = company("Acme");
            route("planhat:company/changes", options -> options.setMaxRetries(0));
            Failures failures = failures();
            poll();
            delete(id);
            simulator().faults().next().operation(Operation.GET).status(status);

            assertThat(changes()).isEmpty();
            assertThat(failures.list()).hasSize(1);
            assertThat(changes()).containsExactly("DELETED " + id);
        }

        @Test
        void aGetWithoutABodyConfirmsNothing() throws Exception {
            String id = company("Acme");
            route("planhat:company/changes");
            poll();
            delete(id);
            simulator().faults().next().operation(Operation.GET).status(200, "");

            assertThat(changes()).isEmpty();
            assertThat(changes()).containsExactly("DELETED " + id);
        }

        @Test
        void aConversationThatIsNoNoteAnyMoreHasLeftTheNotes() throws Exception {
            String note = simulator().seed(PlanhatObject.NOTE, Map.of("companyId", company("Acme")));
            route("planhat:note/changes");
            poll();
            update("conversation", note, Map.of("type", "call"));

            assertThat(changes()).containsExactly("UPDATED " + note);
            assertThat(changes()).isEmpty();
        }
    }

    @Nested
    class Brake {
        @Test
        void moreThanMaxDeletionsStopThePollBeforeAnyIsConfirmed() throws Exception {
            assets(4);
            route("planhat:asset/changes?maxDeletions=2");
            Failures failures = failures();
            poll();
            simulator().records(PlanhatObject.ASSET).stream()
                    .skip(1)
                    .forEach(asset -> delete("asset", asset.get("_id").toString()));

            assertThat(changes()).isEmpty();
            assertThat(failures.list())
                    .singleElement()
                    .asInstanceOf(type(DeletionBrakeException.class))
                    .satisfies(stopped -> {
                        assertThat(stopped).hasMessageContaining("3 of 4").hasMessageContaining("maxDeletions=2");
                        assertThat(stopped.getMissing()).isEqualTo(3);
                        assertThat(stopped.getKnown()).isEqualTo(4);
                    });
            assertThat(gets(PlanhatObject.ASSET)).isZero();
        }

        @Test
        void aTokenThatSeesNothingAnyMoreStopsThePoll() throws Exception {
            assets(11);
            route("planhat:asset/changes");
            Failures failures = failures();
            poll();
            nextList(PlanhatObject.ASSET, body -> EMPTY);

            assertThat(changes()).isEmpty();
            assertThat(failures.list()).singleElement().asString().contains("all of them");
            assertThat(gets(PlanhatObject.ASSET)).isZero();
        }

        @Test
        void changesAreToldAlthoughTheBrakeHoldsDeletionsBack() throws Exception {
            assets(2);
            route("planhat:asset/changes?maxDeletions=0");
            failures();
            poll();
            delete(
                    "asset",
                    simulator().records(PlanhatObject.ASSET).get(0).get("_id").toString());
            asset("new");

            assertThat(changes()).containsExactly("CREATED new");
        }

        @Test
        void itCanBeReleased() throws Exception {
            simulator().quota(QuotaRules.off());
            assets(101);
            route("planhat:asset/changes?maxDeletions=-1", options -> options.setCallsPerMinute(1_000));
            poll();
            simulator()
                    .records(PlanhatObject.ASSET)
                    .forEach(asset -> delete("asset", asset.get("_id").toString()));

            assertThat(changes()).hasSize(101).allMatch(change -> change.startsWith("DELETED"));
            assertThat(changes()).isEmpty();
        }
    }
}

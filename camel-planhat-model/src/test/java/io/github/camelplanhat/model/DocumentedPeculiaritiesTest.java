/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelplanhat.model.PlanhatObject.*;
import static org.assertj.core.api.Assertions.assertThat;

/** What sets single objects apart from the rest, in the order of the API sheet's sections. */
class DocumentedPeculiaritiesTest {
    private static final EnumSet<Operation> STANDARD = EnumSet.of(
            Operation.CREATE, Operation.GET, Operation.UPDATE, Operation.DELETE, Operation.LIST, Operation.BULK_UPSERT);

    @ParameterizedTest
    @EnumSource(
            names = {"COMPANY", "CUSTOM_FIELD", "TICKET", "TIME_ENTRY", "WORKFLOW"},
            mode = EnumSource.Mode.EXCLUDE)
    void nearlyAllObjectsHaveTheSixOperations(PlanhatObject object) {
        assertThat(documented(object)).isEqualTo(STANDARD);
    }

    /** Section 2.19. */
    @Test
    void timeEntriesCanBeDuplicatedToo() {
        Set<Operation> more = EnumSet.of(Operation.DUPLICATE);
        more.addAll(STANDARD);
        assertThat(documented(TIME_ENTRY)).isEqualTo(more);
        assertThat(TIME_ENTRY.path(Operation.DUPLICATE)).isEqualTo("timeentries/duplicate");
    }

    /** What Planhat has calls for. */
    private static Set<Operation> documented(PlanhatObject object) {
        Set<Operation> calls = EnumSet.copyOf(object.operations());
        calls.removeIf(Operation::composed);
        return calls;
    }

    /** Section 2.3. */
    @Test
    void churnHasNoExternalIdAndItsPathIsSingular() {
        assertThat(CHURN.externalIdField()).isEmpty();
        assertThat(CHURN.path()).isEqualTo("churn");
    }

    @Test
    void churnAndProjectsWriteTheirCurrencyWithoutUnderscore() {
        assertThat(CHURN.field("currency")).isPresent();
        assertThat(PROJECT.field("currency")).isPresent();
        assertThat(CHURN.field("_currency")).isEmpty();
        assertThat(PROJECT.field("_currency")).isEmpty();
    }

    /** Section 2.4. */
    @Nested
    class Companies {
        @Test
        void aloneHaveALeanListOnAPathOfItsOwn() {
            assertThat(PlanhatObject.values())
                    .filteredOn(object -> object.allows(Operation.LEAN_LIST))
                    .containsExactly(COMPANY);
            assertThat(COMPANY.path(Operation.LEAN_LIST)).isEqualTo("leancompanies");
            assertThat(COMPANY.path(Operation.LIST)).isEqualTo("companies");
        }

        @Test
        void leanListIsFilteredButNotPaged() {
            assertThat(COMPANY.filters(Operation.LEAN_LIST))
                    .containsExactly(
                            new ListFilter("externalId", false),
                            new ListFilter("sourceId", false),
                            new ListFilter("status", false));
            assertThat(COMPANY.pagingParameters(Operation.LEAN_LIST)).isEmpty();
        }

        @Test
        void leanListAnswersFourFields() {
            assertThat(COMPANY.leanFields()).containsExactly("_id", "name", "externalId", "sourceId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"status", "domains", "h", "mr", "customerFrom"})
        void fieldsOfTheCreateExampleCanBeWrittenAlthoughTheTableCallsThemComputed(String name) {
            assertThat(COMPANY.field(name).map(Field::readOnly)).contains(false);
        }

        @ParameterizedTest
        @ValueSource(strings = {"lastTouch", "renewalDaysFromNow", "updatedAt", "arr", "licenses", "sales"})
        void computedFieldsAreReadOnly(String name) {
            assertThat(COMPANY.field(name).map(Field::readOnly)).contains(true);
        }

        @Test
        void nextTouchIsAMillisecondNumber() {
            assertThat(COMPANY.field("nextTouch").map(Field::type)).contains(FieldType.EPOCH_MILLIS);
        }
    }

    /** Sections 2.5 and 2.11. */
    @Nested
    class Notes {
        @Test
        void areConversationsToldApartByTheirType() {
            assertThat(NOTE.fixedValues()).containsExactly(Map.entry("type", "note"));
            assertThat(CONVERSATION.fixedValues()).isEmpty();
        }

        @Test
        void shareTheFieldsOfConversations() {
            assertThat(NOTE.fields()).containsAll(CONVERSATION.fields());
        }

        @Test
        void takeTheExternalIdOfTheirCompanyToo() {
            assertThat(NOTE.companyReference().flatMap(CompanyReference::plainExternalIdField))
                    .contains("companyExternalId");
        }

        @Test
        void fieldsOfTheCreateExampleCanBeWrittenAndDerivedOnesCannot() {
            assertThat(CONVERSATION.field("endusers").map(Field::readOnly)).contains(false);
            assertThat(CONVERSATION.field("snippet").map(Field::readOnly)).contains(true);
        }
    }

    /** Section 2.6. */
    @Test
    void customFieldsHaveNoBulkUpsert() {
        assertThat(documented(CUSTOM_FIELD))
                .containsExactlyInAnyOrder(
                        Operation.CREATE, Operation.GET, Operation.UPDATE, Operation.DELETE, Operation.LIST);
    }

    /** Section 2.7. */
    @Nested
    class Endusers {
        @Test
        void needOneIdAndACompanyThatAnEmailMayStandFor() {
            assertThat(ENDUSER.requiredOneOf())
                    .containsExactly(List.of("companyId", "email"), List.of("email", "externalId", "sourceId"));
        }

        @Test
        void areListedCompletelyWithTheArchivedOnes() {
            assertThat(ENDUSER.completeListPasses()).containsExactly(Map.of("archived", "true"));
        }

        @Test
        void haveAComposedNameThatIsReadOnly() {
            assertThat(ENDUSER.field("name").map(Field::readOnly)).contains(true);
        }
    }

    /** Section 2.8. */
    @Nested
    class Invoices {
        @Test
        void haveNamesOfTheirOwnForCompanyAndExternalId() {
            assertThat(INVOICE.externalIdField()).contains("extId");
            assertThat(INVOICE.field("externalId")).isEmpty();
            assertThat(INVOICE.field("companyId")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"invoiceDate", "dueDate", "paidDate"})
        void countTheirDatesInDays(String name) {
            assertThat(INVOICE.field(name).map(Field::type)).contains(FieldType.EPOCH_DAYS);
        }

        @Test
        void takeLineItemsAlthoughTheTableCallsThemComputed() {
            assertThat(INVOICE.field("lineItems").map(Field::readOnly)).contains(false);
        }
    }

    /** Section 2.9. */
    @Test
    void issuesHaveASourceIdButNoExternalId() {
        assertThat(ISSUE.idField(IdKind.SOURCE_ID)).contains("sourceId");
        assertThat(ISSUE.idField(IdKind.EXTERNAL_ID)).isEmpty();
    }

    /** Sections 2.10 and 2.16. */
    @ParameterizedTest
    @EnumSource(names = {"LICENSE", "SALE", "OPPORTUNITY"})
    void revenueWritesItsCurrencyWithAnUnderscore(PlanhatObject object) {
        assertThat(object.field("_currency")).isPresent();
        assertThat(object.field("currency")).isEmpty();
    }

    /** Section 2.12. */
    @Nested
    class Nps {
        @Test
        void isWrittenWithDocumentedNamesAndMayBeReadWithOthers() {
            assertThat(NPS.alternativeReadNames())
                    .containsOnly(
                            Map.entry("score", "nps"),
                            Map.entry("comment", "npsComment"),
                            Map.entry("dateAnswered", "npsDate"));
            assertThat(NPS.readNames()).isEmpty();
        }

        @Test
        void isListedCompletelyBeyondTheDefaultOf360Days() {
            assertThat(NPS.completeListPasses()).containsExactly(Map.of("npsExpiryDay", "36500"));
        }

        @Test
        void hasNeitherCompanyIdNorExternalId() {
            assertThat(NPS.field("companyId")).isEmpty();
            assertThat(NPS.externalIdField()).isEmpty();
        }
    }

    /** Section 2.17. */
    @Test
    void tasksAreListedCompletelyInTwoPasses() {
        assertThat(TASK.completeListPasses()).containsExactly(Map.of(), Map.of("isArchived", "true"));
    }

    @Test
    void mostObjectsAreListedCompletelyByAPlainList() {
        assertThat(COMPANY.completeListPasses()).containsExactly(Map.of());
    }

    /** Section 2.18. */
    @Nested
    class Tickets {
        @Test
        void areOnlyUpsertedListedAndDeleted() {
            assertThat(documented(TICKET))
                    .containsExactlyInAnyOrder(Operation.BULK_UPSERT, Operation.LIST, Operation.DELETE);
        }

        @Test
        void needDomainsUnlessTheCompanyIsNamedByItsExternalId() {
            assertThat(TICKET.requiredOneOf()).containsExactly(List.of("domains", "companyExternalId"));
        }

        @Test
        void areReadUnderTheNamesOfConversations() {
            assertThat(TICKET.readNames())
                    .containsOnly(
                            Map.entry("sourceId", "externalId"),
                            Map.entry("title", "subject"),
                            Map.entry("description", "snippet"),
                            Map.entry("type", "subType"));
        }

        @Test
        void haveNoExternalIdOfTheirOwnAlthoughOneIsRead() {
            assertThat(TICKET.field("externalId")).isPresent();
            assertThat(TICKET.externalIdField()).isEmpty();
        }
    }

    /** Section 2.19. */
    @Test
    void timeEntriesAndTimesheetsKnowOnlyTheirId() {
        for (PlanhatObject object : List.of(TIME_ENTRY, TIMESHEET)) {
            assertThat(object.keyables()).containsExactly("_id");
            assertThat(object.idField(IdKind.EXTERNAL_ID)).isEmpty();
            assertThat(object.idField(IdKind.SOURCE_ID)).isEmpty();
        }
    }

    @Test
    void timeEntriesCannotBePutOnATimesheetFromTheirSide() {
        assertThat(TIME_ENTRY.field("timesheetId").map(Field::readOnly)).contains(true);
    }

    /** Section 2.22. */
    @Test
    void usersHaveAnExternalIdButNoSourceId() {
        assertThat(USER.idField(IdKind.EXTERNAL_ID)).contains("externalId");
        assertThat(USER.idField(IdKind.SOURCE_ID)).isEmpty();
    }

    /** Section 2.24. */
    @Test
    void workflowsAreOnlyListedWithLimitAndOffset() {
        assertThat(WORKFLOW.operations()).containsExactly(Operation.LIST);
        assertThat(WORKFLOW.pagingParameters(Operation.LIST)).containsExactlyInAnyOrder("limit", "offset");
        assertThat(WORKFLOW.fields()).allMatch(Field::readOnly);
    }

    @Test
    void otherListsArePagedSortedAndProjected() {
        assertThat(COMPANY.pagingParameters(Operation.LIST))
                .containsExactlyInAnyOrder("limit", "offset", "sort", "select");
    }
}

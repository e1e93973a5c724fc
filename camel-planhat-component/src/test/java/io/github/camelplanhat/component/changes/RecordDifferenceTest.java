/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.CONVERSATION;
import static io.github.camelplanhat.model.PlanhatObject.ENDUSER;
import static io.github.camelplanhat.model.PlanhatObject.INVOICE;
import static io.github.camelplanhat.model.PlanhatObject.ISSUE;
import static io.github.camelplanhat.model.PlanhatObject.LICENSE;
import static io.github.camelplanhat.model.PlanhatObject.NOTE;
import static io.github.camelplanhat.model.PlanhatObject.NPS;
import static io.github.camelplanhat.model.PlanhatObject.TASK;
import static io.github.camelplanhat.model.PlanhatObject.TICKET;
import static io.github.camelplanhat.model.PlanhatObject.TIMESHEET;
import static io.github.camelplanhat.model.PlanhatObject.USER;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

class RecordDifferenceTest {
    private static final String ACME = "a".repeat(24);
    private static final String GLOBEX = "b".repeat(24);

    private static Map<String, FieldChange> between(PlanhatObject object, Map<String, ?> sent, Map<String, ?> stored) {
        return RecordDifference.of(object).between(sent, stored);
    }

    private static Map<String, Object> field(String name, Object value) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(name, value);
        return fields;
    }

    @Nested
    class WhatIsTold {

        @Test
        void theStoredAndTheSentValueOfEachFieldInTheOrderOfTheSentRecord() {
            Map<String, Object> sent = new LinkedHashMap<>();
            sent.put("web", "acme.example");
            sent.put("phase", "Adoption");
            sent.put("name", "Acme");

            Map<String, FieldChange> changes =
                    between(COMPANY, sent, Map.of("name", "Acme", "phase", "Onboarding", "city", "Oslo"));

            assertThat(changes)
                    .containsExactly(
                            entry("web", new FieldChange(null, "acme.example")),
                            entry("phase", new FieldChange("Onboarding", "Adoption")));
        }

        @Test
        void nothingAboutFieldsThatAreNotSent() {
            assertThat(between(COMPANY, Map.of("name", "Acme"), Map.of("name", "Acme", "phase", "Onboarding")))
                    .isEmpty();
        }

        @Test
        void eachCustomFieldByItself() {
            Map<String, Object> custom = new LinkedHashMap<>();
            custom.put("Tier", "Gold");
            custom.put("Seats", 5);
            custom.put("Region", null);

            assertThat(between(
                            COMPANY,
                            Map.of("custom", custom),
                            Map.of("custom", Map.of("Tier", "Silver", "Seats", 5.0, "Region", "EU", "Other", 1))))
                    .containsExactly(
                            entry("custom.Tier", new FieldChange("Silver", "Gold")),
                            entry("custom.Region", new FieldChange("EU", null)));
        }

        @Test
        void theFirstCustomFieldsOfARecordThatHasNone() {
            assertThat(between(COMPANY, Map.of("custom", Map.of("Tier", "Gold")), Map.of()))
                    .containsOnlyKeys("custom.Tier");
        }

        @Test
        void aFieldThatTheCatalogueDoesNotKnowUnlessTheStoredRecordHasThatValue() {
            assertThat(between(COMPANY, Map.of("shoeSize", 44), Map.of())).containsOnlyKeys("shoeSize");
            assertThat(between(COMPANY, Map.of("shoeSize", 44), Map.of("shoeSize", 44.0)))
                    .isEmpty();
        }

        @Test
        void anArrayOperationAsAChange() {
            assertThat(between(COMPANY, Map.of("tags", Map.of("add", List.of("vip"))), Map.of("tags", List.of("vip"))))
                    .containsOnlyKeys("tags");
        }

        @Test
        void anotherOrderOfAnArrayAsAChangeBecauseItReplacesTheArray() {
            assertThat(between(COMPANY, Map.of("tags", List.of("a", "b")), Map.of("tags", List.of("b", "a"))))
                    .containsOnlyKeys("tags");
        }

        @Test
        void aTextThatIsCleared() {
            assertThat(between(COMPANY, field("phase", null), Map.of("phase", "Adoption")))
                    .containsExactly(entry("phase", new FieldChange("Adoption", null)));
        }

        @Test
        void nothingAboutIgnoredFields() {
            Map<String, Object> sent = Map.of("name", "A", "phase", "B", "custom", Map.of("Tier", 1, "Seats", 2));

            assertThat(RecordDifference.of(COMPANY)
                            .ignoring(List.of("phase", "custom.Seats"))
                            .between(sent, Map.of()))
                    .containsOnlyKeys("name", "custom.Tier");
        }
    }

    @Nested
    class WhatMeansTheSame {

        static Object[][] spellings() {
            return new Object[][] {
                {COMPANY, "mr", 1, 1.0},
                {COMPANY, "mr", new BigDecimal("1.50"), 1.5},
                {COMPANY, "mr", "1.5", 1.5},
                {COMPANY, "mr", new BigDecimal("83.333333333333333333"), 83.33333333333333},
                {COMPANY, "externalId", 1234, "1234"},
                {COMPANY, "externalId", 1234L, "1234"},
                {COMPANY, "customerFrom", "2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00.000Z"},
                {COMPANY, "customerFrom", "2026-01-31", "2026-01-31T00:00:00.000Z"},
                {COMPANY, "customerFrom", Instant.parse("2026-01-31T10:00:00.123456Z"), "2026-01-31T10:00:00.123Z"},
                {COMPANY, "customerFrom", LocalDate.of(2026, 1, 31), "2026-01-31T00:00:00.000Z"},
                {COMPANY, "customerFrom", 1769853600000L, "2026-01-31T10:00:00.000Z"},
                {COMPANY, "owner", ACME, Map.of("_id", ACME, "nickName", "Bo")},
                {COMPANY, "owner", ACME, Map.of("id", ACME, "nickName", "Bo")},
                {COMPANY, "domains", new String[] {"acme.example"}, List.of("acme.example")},
                {COMPANY, "tags", List.of(), null},
                {COMPANY, "phase", null, null},
                {COMPANY, "custom", null, Map.of()},
                {USER, "roles", List.of(ACME), List.of(Map.of("_id", ACME, "name", "CSM"))},
                {USER, "inactive", "false", false},
                {LICENSE, "_currency", "USD", Map.of("_id", "USD", "rate", 1)},
                {TIMESHEET, "timeEntries", List.of(Map.of("_id", ACME)), List.of(ACME)},
                {TASK, "description", "Call them", "<p>Call them</p>"},
                {TASK, "description", "<p>Call them</p>", "<p>Call them</p>"},
                {NPS, "score", 9, 9},
            };
        }

        @ParameterizedTest
        @MethodSource("spellings")
        void asWhatIsStored(PlanhatObject object, String name, Object sent, Object stored) {
            assertThat(between(object, field(name, sent), field(name, stored))).isEmpty();
        }

        static Object[][] others() {
            return new Object[][] {
                {COMPANY, "mr", 1, 1.01},
                {COMPANY, "mr", "much", 1.5},
                {COMPANY, "mr", Double.NaN, 1.5},
                {COMPANY, "mr", 0, null},
                {COMPANY, "phase", "", null},
                {COMPANY, "externalId", "01234", "1234"},
                {COMPANY, "phase", "2026-01-31", "2026-01-31T00:00:00.000Z"},
                {COMPANY, "customerFrom", "2026-01-31T12:00:00Z", "2026-01-31T10:00:00.000Z"},
                {COMPANY, "customerFrom", "soon", "2026-01-31T10:00:00.000Z"},
                {COMPANY, "owner", GLOBEX, Map.of("_id", ACME, "nickName", "Bo")},
                {COMPANY, "tags", List.of("a"), List.of("a", "b")},
                {COMPANY, "tags", List.of(), List.of("a")},
                {COMPANY, "tags", Arrays.asList("a", null), List.of("a")},
                {USER, "roles", List.of(GLOBEX), List.of(Map.of("_id", ACME, "name", "CSM"))},
                {USER, "inactive", true, false},
                {TASK, "description", "Call us", "<p>Call them</p>"},
                {TASK, "description", null, "<p>Call them</p>"},
            };
        }

        @ParameterizedTest
        @MethodSource("others")
        void andWhatDoesNot(PlanhatObject object, String name, Object sent, Object stored) {
            assertThat(between(object, field(name, sent), field(name, stored)))
                    .containsExactly(entry(name, new FieldChange(stored, sent)));
        }

        @Test
        void inCustomFieldsWhoseTypeIsNotKnown() {
            Map<String, Object> sent =
                    Map.of("Signed", LocalDate.of(2026, 1, 31), "Seats", 5L, "Regions", List.of("EU"), "Ok", true);
            Map<String, Object> stored =
                    Map.of("Signed", "2026-01-31T00:00:00.000Z", "Seats", 5.0, "Regions", List.of("EU"), "Ok", true);

            assertThat(between(COMPANY, Map.of("custom", sent), Map.of("custom", stored)))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(PlanhatObject.class)
        void aRecordAndItself(PlanhatObject object) {
            Map<String, Object> record = new HashMap<>();
            for (Field field : object.fields()) {
                record.put(field.name(), example(field));
            }

            assertThat(between(object, record, read(object, record))).isEmpty();
        }

        /** A record as Planhat shows it: some objects under other names. */
        private static Map<String, Object> read(PlanhatObject object, Map<String, Object> written) {
            Map<String, Object> read = new HashMap<>();
            new ArrayList<>(written.keySet())
                    .stream()
                            .filter(name -> !object.readNames().containsValue(name))
                            .forEach(name -> read.put(object.readNames().getOrDefault(name, name), written.get(name)));
            return read;
        }

        private static Object example(Field field) {
            return switch (field.type()) {
                case ID -> ACME;
                case ID_ARRAY -> List.of(ACME, GLOBEX);
                case STRING, ANY -> "text of " + field.name();
                case STRING_ARRAY, ARRAY -> List.of("b", "a");
                case NUMBER -> 12.5;
                case INTEGER, EPOCH_DAYS, EPOCH_MILLIS -> 20000;
                case BOOLEAN -> true;
                case DATE_TIME -> "2026-01-31T10:00:00.000Z";
                case OBJECT -> Map.of("a", 1, "b", List.of(Map.of("c", 2)));
                case OBJECT_ARRAY -> List.of(Map.of("id", ACME, "name", "Bo"));
            };
        }
    }

    @Nested
    class WhatPlanhatComputes {

        @Test
        void isNoDifference() {
            Map<String, Object> sent = Map.of("_id", ACME, "arr", 5, "updatedAt", "2026-01-31T10:00:00Z", "__v", 3);

            assertThat(between(COMPANY, sent, Map.of("_id", GLOBEX, "arr", 7))).isEmpty();
        }

        @Test
        void butAKeyIsOneIfItIsNotWhatTheRecordWasFoundBy() {
            Map<String, Object> sent = Map.of("sourceId", "S-1", "externalId", "A-2");

            assertThat(between(COMPANY, sent, Map.of("sourceId", "S-1", "externalId", "A-1")))
                    .containsExactly(entry("externalId", new FieldChange("A-1", "A-2")));
        }

        @Test
        void noteIsANoteWithoutBeingAsked() {
            assertThat(between(NOTE, Map.of("type", "note"), Map.of())).isEmpty();
        }

        @Test
        void whatATicketIsWrittenWithIsFoundUnderItsOtherNames() {
            Map<String, Object> sent = Map.of(
                    "sourceId", "T-1",
                    "title", "Down",
                    "description", "<b>All</b> of it",
                    "type", "bug",
                    "domains", List.of("acme.example"));
            Map<String, Object> stored = Map.of(
                    "externalId", "T-1", "subject", "Up", "snippet", "All of it", "type", "ticket", "subType", "bug");

            assertThat(between(TICKET, sent, stored)).containsExactly(entry("title", new FieldChange("Up", "Down")));
        }

        @Test
        void scoresAreFoundUnderTheNamesThatSomeTenantsUse() {
            assertThat(between(NPS, Map.of("score", 9, "comment", "ok"), Map.of("nps", 9, "npsComment", "bad")))
                    .containsExactly(entry("comment", new FieldChange("bad", "ok")));
        }

        @Test
        void aDescriptionIsComparedWithTheSnippetWhereThatIsAllThereIs() {
            Map<String, Object> stored = Map.of("snippet", "Hello there");

            assertThat(between(CONVERSATION, Map.of("description", "<p>Hello <b>there</b></p>"), stored))
                    .isEmpty();
            assertThat(between(CONVERSATION, Map.of("description", "Bye"), stored))
                    .containsExactly(entry("description", new FieldChange("Hello there", "Bye")));
        }
    }

    @Nested
    class ReferencesToACompany {

        @ParameterizedTest
        @ValueSource(strings = {"extid-A-1", "srcid-S-1"})
        void areNoChangeWhereTheStoredRecordTellsWhatTheyMean(String reference) {
            Map<String, Object> stored =
                    Map.of("companyId", ACME, "companyExternalId", "A-1", "companySourceId", "S-1");

            assertThat(between(ENDUSER, Map.of("companyId", reference), stored)).isEmpty();
        }

        @Test
        void areAChangeWhereNothingTellsWhatTheyMean() {
            assertThat(between(ENDUSER, Map.of("companyId", "extid-A-1"), Map.of("companyId", ACME)))
                    .containsExactly(entry("companyId", new FieldChange(ACME, "extid-A-1")));
        }

        @Test
        void areResolvedByWhoKnowsTheCompanies() {
            RecordDifference invoices = RecordDifference.of(INVOICE)
                    .resolving(reference -> reference.equals("extid-A-1") ? ACME : reference);

            assertThat(invoices.between(Map.of("cId", "extid-A-1"), Map.of("cId", ACME)))
                    .isEmpty();
            assertThat(invoices.between(Map.of("cId", "extid-A-1"), Map.of("cId", GLOBEX)))
                    .containsExactly(entry("cId", new FieldChange(GLOBEX, "extid-A-1")));
        }

        @Test
        void areResolvedInArraysToo() {
            RecordDifference issues = RecordDifference.of(ISSUE).resolving(reference -> ACME);

            assertThat(issues.between(
                            Map.of("companyIds", List.of("srcid-S-1", GLOBEX)),
                            Map.of("companyIds", List.of(ACME, GLOBEX))))
                    .isEmpty();
        }

        @Test
        void andThePlainExternalIdOfATicketIsResolvedLikeOne() {
            RecordDifference tickets = RecordDifference.of(TICKET)
                    .resolving(reference -> reference.equals("extid-A-1") ? ACME : reference);

            assertThat(tickets.between(Map.of("companyExternalId", "A-1"), Map.of("companyId", ACME)))
                    .isEmpty();
            assertThat(tickets.between(Map.of("companyExternalId", "A-2"), Map.of("companyId", ACME)))
                    .containsOnlyKeys("companyExternalId");
        }
    }

    @Nested
    class WhatAListMustBeAskedFor {

        @Test
        void areTheNamesUnderWhichTheFieldsAreReadAndNothingThatIsNotCompared() {
            assertThat(RecordDifference.of(TICKET).needed(List.of("_id", "title", "status", "email", "subject")))
                    .containsExactly("_id", "subject", "status", "email");
            assertThat(RecordDifference.of(NPS).needed(List.of("score"))).containsExactly("_id", "score", "nps");
            assertThat(RecordDifference.of(CONVERSATION).needed(List.of("description")))
                    .containsExactly("_id", "description", "snippet");
            assertThat(RecordDifference.of(TICKET).needed(List.of("companyExternalId")))
                    .containsExactly("_id", "companyExternalId", "companyId");
        }
    }
}

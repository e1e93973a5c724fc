/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class ComparedFieldsTest {
    private static final ComparedFields COMPANY = ComparedFields.of(PlanhatObject.COMPANY, null, null);

    private static boolean same(ComparedFields fields, Map<String, Object> one, Map<String, Object> other) {
        return fields.fingerprint(one).equals(fields.fingerprint(other));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    @Nested
    class WhatCounts {
        @Test
        void anotherValueOfAWritableField() {
            assertThat(same(COMPANY, fields("name", "Acme"), fields("name", "Acme Inc.")))
                    .isFalse();
        }

        @Test
        void anotherValueInCustom() {
            assertThat(same(
                            COMPANY,
                            fields("custom", fields("Tier", "Gold")),
                            fields("custom", fields("Tier", "Silver"))))
                    .isFalse();
        }

        @Test
        void aClearedField() {
            assertThat(same(COMPANY, fields("phase", "Trial"), fields("phase", null)))
                    .isFalse();
        }

        @Test
        void theSameTextInAnotherField() {
            assertThat(same(COMPANY, fields("city", "Lund"), fields("country", "Lund")))
                    .isFalse();
        }

        @Test
        void anotherOrderInAList() {
            assertThat(same(COMPANY, fields("tags", List.of("a", "b")), fields("tags", List.of("b", "a"))))
                    .isFalse();
        }

        @Test
        void onlyWhatSelectNames() {
            ComparedFields phase = ComparedFields.of(PlanhatObject.COMPANY, "phase, arr", null);

            assertThat(same(phase, fields("phase", "A", "name", "x"), fields("phase", "A", "name", "y")))
                    .isTrue();
            assertThat(same(phase, fields("phase", "A"), fields("phase", "B"))).isFalse();
        }
    }

    @Nested
    class WhatDoesNot {
        @Test
        void whatPlanhatComputes() {
            assertThat(same(
                            COMPANY,
                            fields("lastTouch", "2026-01-01", "renewalDaysFromNow", 5, "updatedAt", "2026-01-01"),
                            fields("lastTouch", "2026-02-01", "renewalDaysFromNow", 4, "updatedAt", "2026-02-01")))
                    .isTrue();
        }

        @Test
        void theLastActivityOfAnEnduser() {
            ComparedFields enduser = ComparedFields.of(PlanhatObject.ENDUSER, null, null);

            assertThat(same(enduser, fields("lastActive", "2026-01-01"), fields("lastActive", "2026-02-01")))
                    .isTrue();
        }

        @Test
        void nullOrNothing() {
            assertThat(same(COMPANY, fields("phase", null, "tags", List.of(), "custom", Map.of()), fields()))
                    .isTrue();
            assertThat(same(COMPANY, fields("custom", fields("Tier", null)), fields()))
                    .isTrue();
        }

        @Test
        void theOrderOfKeys() {
            assertThat(same(
                            COMPANY,
                            fields("custom", fields("A", 1, "B", 2)),
                            fields("custom", fields("B", 2, "A", 1))))
                    .isTrue();
        }

        @Test
        void theSpellingOfANumber() {
            assertThat(same(COMPANY, fields("h", 5), fields("h", new BigDecimal("5.00"))))
                    .isTrue();
        }

        @Test
        void whetherAnOwnerIsEmbeddedOrNamed() {
            assertThat(same(COMPANY, fields("owner", "u1"), fields("owner", fields("_id", "u1", "nickName", "Jo"))))
                    .isTrue();
        }

        @Test
        void whatIsIgnored() {
            ComparedFields some = ComparedFields.of(PlanhatObject.COMPANY, null, "h, custom.Days in Phase");

            assertThat(same(
                            some,
                            fields("h", 5, "custom", fields("Days in Phase", 1, "Tier", "Gold")),
                            fields("h", 6, "custom", fields("Days in Phase", 2, "Tier", "Gold"))))
                    .isTrue();
            assertThat(same(some, fields("custom", fields("Tier", "Gold")), fields("custom", fields("Tier", "Tin"))))
                    .isFalse();
        }
    }

    @Nested
    class Names {
        @Test
        void ticketsAreComparedByTheNamesUnderWhichTheyAreRead() {
            ComparedFields ticket = ComparedFields.of(PlanhatObject.TICKET, null, null);

            assertThat(same(ticket, fields("subject", "Slow"), fields("subject", "Fast")))
                    .isFalse();
            assertThat(ticket.select().split(",")).contains("subject", "snippet", "externalId");
        }

        @Test
        void answersAreTheSameUnderBothOfTheirNames() {
            ComparedFields nps = ComparedFields.of(PlanhatObject.NPS, null, null);

            assertThat(same(nps, fields("score", 9), fields("nps", 9))).isTrue();
            assertThat(same(nps, fields("nps", 9), fields("nps", 8))).isFalse();
        }

        @Test
        void theListIsAskedForEveryWritableField() {
            assertThat(COMPANY.select().split(","))
                    .contains("name", "phase", "custom")
                    .doesNotContain("arr", "lastTouch");
        }

        @Test
        void whatTellsNotesFromConversationsIsAskedForAlways() {
            assertThat(ComparedFields.of(PlanhatObject.NOTE, "subject", null).select())
                    .isEqualTo("subject,type");
        }

        @Test
        void workflowsCannotBeSelected() {
            assertThat(ComparedFields.of(PlanhatObject.WORKFLOW, null, null).select())
                    .isNull();
        }

        @Test
        void unknownFieldsAreFound() {
            assertThat(ComparedFields.unknown(PlanhatObject.COMPANY, "name,Phase,custom.Any"))
                    .isEqualTo(new java.util.TreeSet<>(Arrays.asList("Phase")));
        }
    }

    @Test
    void aFingerprintHas22Characters() {
        assertThat(COMPANY.fingerprint(fields("name", "Acme"))).matches("[A-Za-z0-9_-]{22}");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MappingTest {
    private static final String KEYED = "name: NAME\nexternalId: ID\n";

    private static MappedRow map(String yaml, Object... row) {
        Object[] all = new Object[row.length + 4];
        System.arraycopy(new Object[] {"NAME", "Acme", "ID", "1"}, 0, all, 0, 4);
        System.arraycopy(row, 0, all, 4, row.length);
        return Mappings.map(KEYED + yaml, all);
    }

    @Nested
    class Nulls {
        @Test
        void areLeftOutByDefault() {
            assertThat(map("phase: P", "P", null).record()).doesNotContainKey("phase");
        }

        @Test
        void areSentWhereTheMappingSaysClear() {
            assertThat(map("phase: {from: P, null: clear}", "P", null).record()).containsEntry("phase", null);
            assertThat(map("custom.A b: {from: P, null: clear}", "P", null)
                            .record()
                            .get("custom"))
                    .isEqualTo(Mappings.row("A b", null));
        }

        @Test
        void areReplacedByTheDefault() {
            assertThat(map("phase: {from: P, default: New}", "P", null).record())
                    .containsEntry("phase", "New");
            assertThat(map("h: {from: P, default: 5}", "P", null).record()).containsEntry("h", 5L);
        }

        @Test
        void refuseTheRecordWhereTheFieldIsRequired() {
            assertThat(map("phase: {from: P, required: true}", "P", null).reason())
                    .isEqualTo("phase: is required but has no value (from P)");
            assertThat(map("phase: {from: P, required: true}", "P", " ").reason())
                    .contains("is required");
        }

        @Test
        void blankTextIsNullForEveryTypeButText() {
            assertThat(map("h: P\ncustomerFrom: P\ntags: P\nowner: P", "P", " ").record())
                    .containsOnlyKeys("name", "externalId");
        }

        @Test
        void aNullConstantClears() {
            assertThat(map("phase: {constant: null}").record()).containsEntry("phase", null);
        }

        @Test
        void noCustomObjectAppearsWithoutAValueInIt() {
            assertThat(map("custom.A: P", "P", null).record()).doesNotContainKey("custom");
        }
    }

    @Nested
    class Sources {
        @Test
        void columnsAreFoundWhateverTheirCase() {
            assertThat(map("phase: phase_name", "PHASE_NAME", "New").record()).containsEntry("phase", "New");
        }

        @Test
        void theExactCaseWins() {
            assertThat(map("phase: phase", "PHASE", "upper", "phase", "exact").record())
                    .containsEntry("phase", "exact");
        }

        @Test
        void pathsReachIntoNestedMaps() {
            assertThat(map("city: address.town.name", "address", Map.of("town", Map.of("name", "Köln")))
                            .record())
                    .containsEntry("city", "Köln");
        }

        @Test
        void aPathThatEndsAtNullIsNull() {
            assertThat(map("city: {from: address.town, null: clear}", "address", null)
                            .record())
                    .containsEntry("city", null);
        }

        @Test
        void aColumnWithDotsInItsNameGoesFirst() {
            assertThat(map("city: address.town", "address.town", "Köln").record())
                    .containsEntry("city", "Köln");
        }

        @Test
        void aPathThroughATextIsRefused() {
            assertThat(map("city: address.town", "address", "Main street 1").reason())
                    .isEqualTo("city: \"Main street 1\" is not an object that has further fields (from address.town)");
        }

        @Test
        void rowsOfDifferentSpellingMayFollowEachOther() {
            RowMapper mapper = Mappings.of(PlanhatObject.COMPANY, KEYED).newRowMapper();
            mapper.map(Mappings.row("NAME", "a", "ID", 1));

            assertThat(mapper.map(Mappings.row("name", "b", "id", 2)).record())
                    .containsEntry("name", "b")
                    .containsEntry("externalId", "2");
        }

        @Test
        void constantsKeepTheirYamlType() {
            assertThat(map("status: {constant: customer}\ncustom.N: {constant: 5}\ncustom.B: {constant: true}\n"
                                    + "custom.L: {constant: [a, b]}\ncustom.Z: {constant: 007}")
                            .record())
                    .containsEntry("status", "customer")
                    .containsEntry("custom", Map.of("N", 5L, "B", true, "L", List.of("a", "b"), "Z", "007"));
        }

        @Test
        void simpleExpressionsSeeTheRowAsBody() {
            assertThat(map("description: {simple: '${body[NAME]} (${body[ID]})'}")
                            .record())
                    .containsEntry("description", "Acme (1)");
        }

        @Test
        void jsonPathsReachIntoRows() {
            assertThat(map(
                                    "tags: {jsonpath: '$.labels[*].name'}",
                                    "labels",
                                    List.of(Map.of("name", "a"), Map.of("name", "b")))
                            .record())
                    .containsEntry("tags", List.of("a", "b"));
        }

        @Test
        void aJsonPathThatFindsNothingIsNull() {
            assertThat(map("phase: {jsonpath: '$.labels.none', default: New}").record())
                    .containsEntry("phase", "New");
        }

        @Test
        void anExpressionThatFailsRefusesTheRecord() {
            assertThat(map("phase: {simple: '${bodyAs(java.time.LocalDate)}'}").record())
                    .doesNotContainKey("phase");
            assertThat(map("phase: {simple: '${mandatoryBodyAs(java.time.LocalDate)}'}")
                            .reason())
                    .startsWith("phase: ")
                    .contains("is not what the expression can work on");
        }
    }

    @Nested
    class MissingColumns {
        @Test
        void stopTheRunAtItsFirstRowAndAreAllNamed() {
            assertThatThrownBy(() -> map("phase: PHAZE\ncity: CITY", "PHASE", "New"))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("mapping test.yaml does not fit the rows of the source")
                    .hasMessageContaining("test.yaml:3:1: phase: the rows have no column PHAZE; did you mean PHASE?"
                            + " The columns are NAME, ID, PHASE")
                    .hasMessageContaining("test.yaml:4:1: city: the rows have no column CITY");
        }

        @Test
        void refuseALaterRowEvenWhereNullWouldClear() {
            RowMapper mapper = Mappings.of(PlanhatObject.COMPANY, KEYED + "phase: {from: P, null: clear}")
                    .newRowMapper();
            mapper.map(Mappings.row("NAME", "a", "ID", 1, "P", "New"));

            MappedRow mapped = mapper.map(Mappings.row("NAME", "b", "ID", 2));

            assertThat(mapped.reason()).isEqualTo("phase: the row has no column P");
            assertThat(mapped.record()).doesNotContainKey("phase");
        }

        @Test
        void areLeftOutWhereTheMappingAllowsIt() {
            MappedRow mapped = map("phase: {from: P, missing: skip, null: clear}");

            assertThat(mapped.reason()).isNull();
            assertThat(mapped.record()).doesNotContainKey("phase");
        }

        @Test
        void areStillMissingWhereTheFieldIsRequired() {
            assertThat(map("phase: {from: P, missing: skip, required: true}").reason())
                    .isEqualTo("phase: is required but has no value (from P)");
        }
    }

    @Nested
    class CustomFields {
        @Test
        void mayHaveAnyName() {
            assertThat(map(
                                    "custom.Days in Phase: D\ncustom.# Overdue (Invoices): O\ncustom:\n  v1.2 Größe: V",
                                    "D",
                                    1,
                                    "O",
                                    2,
                                    "V",
                                    3)
                            .record())
                    .containsEntry("custom", Map.of("Days in Phase", 1, "# Overdue (Invoices)", 2, "v1.2 Größe", 3));
        }
    }

    @Nested
    class CompanyReferences {
        private MappedRow enduser(String companyId, Object value) {
            return Mappings.of(PlanhatObject.ENDUSER, "email: EMAIL\ncompanyId: " + companyId)
                    .newRowMapper()
                    .map(Mappings.row("EMAIL", "a@example.com", "ACCOUNT", value));
        }

        @Test
        void takeThePrefixOfTheMapping() {
            assertThat(enduser("{from: ACCOUNT, prefix: extid}", 17).record()).containsEntry("companyId", "extid-17");
            assertThat(enduser("{from: ACCOUNT, prefix: srcid}", " A-1 ").record())
                    .containsEntry("companyId", "srcid-A-1");
        }

        @Test
        void doNotTakeItTwice() {
            assertThat(enduser("{from: ACCOUNT, prefix: extid}", "extid-17").record())
                    .containsEntry("companyId", "extid-17");
        }

        @Test
        void areEmptyWhereTheSourceIs() {
            assertThat(enduser("{from: ACCOUNT, prefix: extid}", "").record()).doesNotContainKey("companyId");
        }

        @Test
        void areIdsOfPlanhatWithoutAPrefix() {
            assertThat(enduser("ACCOUNT", "5f0c1d2e3a4b5c6d7e8f9a0b").record())
                    .containsEntry("companyId", "5f0c1d2e3a4b5c6d7e8f9a0b");
            assertThat(enduser("ACCOUNT", "srcid-9").record()).containsEntry("companyId", "srcid-9");
            assertThat(enduser("ACCOUNT", "17").reason())
                    .isEqualTo("companyId: \"17\" is not an id of Planhat (if it is your own id of the company, "
                            + "add prefix: extid to the mapping) (from ACCOUNT)");
        }

        @Test
        void ofIssuesAreLists() {
            MappedRow mapped = Mappings.of(
                            PlanhatObject.ISSUE, "title: T\nsourceId: S\ncompanyIds: {from: C, prefix: extid}")
                    .newRowMapper()
                    .map(Mappings.row("T", "Bug", "S", 1, "C", "A, B"));

            assertThat(mapped.record()).containsEntry("companyIds", List.of("extid-A", "extid-B"));
        }
    }

    @Test
    void allProblemsOfARecordAreNamedAndTheRestIsMapped() {
        MappedRow mapped = map("h: H\ncustomerFrom: D\ncity: C", "H", "x", "D", "y", "C", "Köln");

        assertThat(mapped.reason())
                .isEqualTo("h: \"x\" is not a whole number (from H); "
                        + "customerFrom: \"y\" is not an ISO-8601 date (from D)");
        assertThat(mapped.record()).containsOnlyKeys("name", "externalId", "city");
    }

    @Test
    void fieldsComeInTheOrderOfTheMapping() {
        assertThat(map("phase: P\ncity: P", "P", "x").record().keySet())
                .containsExactly("name", "externalId", "phase", "city");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.ZoneOffset;
import java.util.List;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MappingLintTest {
    private static final String KEYED = "name: NAME\nexternalId: ID\n";

    private static List<String> errors(String yaml) {
        return errors(PlanhatObject.COMPANY, yaml);
    }

    private static List<String> errors(PlanhatObject object, String yaml) {
        MappingException e = catchThrowableOfType(MappingException.class, () -> Mappings.of(object, yaml));
        assertThat(e).as("nothing was refused").isNotNull();
        return e.getProblems().stream()
                .filter(Problem::error)
                .map(Problem::toString)
                .toList();
    }

    private static List<String> warnings(PlanhatObject object, String yaml) {
        return Mappings.of(object, yaml).warnings().stream()
                .map(Problem::toString)
                .toList();
    }

    @Nested
    class Targets {
        @Test
        void anUnknownFieldIsNamedWithTheNearestOne() {
            assertThat(errors(KEYED + "descripton: D"))
                    .containsExactly("test.yaml:3:1: descripton: company has no field descripton; did you mean "
                            + "description? A custom field is written as custom.descripton. A field that is newer than "
                            + "this version needs unlisted: true");
        }

        @Test
        void theCaseMatters() {
            assertThat(errors("Name: NAME\nexternalid: ID"))
                    .anySatisfy(p -> assertThat(p).contains("Name: company has no field Name; did you mean name?"))
                    .anySatisfy(p -> assertThat(p).contains("did you mean externalId?"));
        }

        @Test
        void aFieldThatPlanhatComputesIsRefused() {
            assertThat(errors(KEYED + "renewalDate: R"))
                    .containsExactly("test.yaml:3:1: renewalDate: Planhat computes this field and ignores what is "
                            + "sent; take the line out");
        }

        @Test
        void planhatsIdIsAKeyAndMayBeWritten() {
            assertThat(warnings(PlanhatObject.COMPANY, "name: NAME\n_id: ID")).isEmpty();
        }

        @Test
        void aFieldBelowATextIsRefused() {
            assertThat(errors(KEYED + "city.name: R"))
                    .containsExactly("test.yaml:3:1: city.name: city is no object, so it has no field name");
        }

        @Test
        void twoSourcesForOneFieldAreRefused() {
            assertThat(errors(KEYED + "custom.A: X\ncustom:\n  A: Y"))
                    .containsExactly("test.yaml:5:3: custom.A: stands twice; the first one is in line 3");
        }

        @Test
        void customFieldsNeedANameEach() {
            assertThat(errors(KEYED + "custom: EXTRA"))
                    .containsExactly(
                            "test.yaml:3:1: custom: name each custom field, as custom.Name of the field: COLUMN");
        }

        @Test
        void anUnlistedFieldIsLetThroughOnRequest() {
            assertThat(warnings(PlanhatObject.COMPANY, KEYED + "brandNew: {from: X, unlisted: true}"))
                    .isEmpty();
        }
    }

    @Nested
    class LongForms {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "phase: {from: P, tpye: string} | 3:18: phase: unknown key 'tpye'; did you mean type?",
                    "phase: {from: P, type: datetime} | 3:1: phase: unknown type 'datetime'; did you mean dateTime?",
                    "phase: {type: string} | 3:8: phase: names no source; one of from, simple, jsonpath",
                    "phase: {from: P, simple: x} | 3:8: phase: has several sources (from, simple); keep one",
                    "phase: {from: P, null: drop} | 3:24: phase: null is 'drop' but must be clear or skip",
                    "phase: {from: P, required: yes} | 3:28: phase: required is 'yes' but must be true or false",
                    "phase: {from: P, zone: Berlin} | 3:24: phase: zone 'Berlin' is unknown",
                    "phase: {from: P, from: Q} | 3:18: phase: key 'from' stands twice",
                    "phase: [A, B] | 3:8: phase: needs a source path or a long form",
                    "phase: | 3:7: phase: names no source",
                    "phase: {from: ''} | 3:15: phase: the source is empty",
                    "h: {constant: high} | 3:1: h: constant: \"high\" is not a whole number",
                    "h: {from: H, default: high} | 3:1: h: default: \"high\" is not a whole number",
                    "phase: {from: P, prefix: extid} | 3:1: phase: prefix is for the field that refers to the company",
                    "phase: {from: P, prefix: ext} | 3:1: phase: prefix is 'ext' but must be extid or srcid",
                    "phase: {from: P, format: yyyy} | 3:1: phase: format is for dates, but the type is string",
                    "customerFrom: {from: P, format: 'qqqqqq'} | 3:1: customerFrom: format 'qqqqqq' is no date pattern",
                    "phase: {from: P, required: true, null: clear} | 3:1: phase: required: true and null: clear",
                    "phase: {from: P, lookup: email} | 3:1: phase: lookup is for fields that refer to a user or a company; those of company are coOwner, owner",
                    "owner: {from: P, lookup: mail} | 3:1: owner: a user cannot be looked up by 'mail'; did you mean email? It can by externalId, email",
                    "owner: {from: P, lookup: _id} | 3:1: owner: a user cannot be looked up by '_id'",
                    "owner: {from: P, lookup: email, type: id} | 3:1: owner: lookup gives the _id of a record; take type out",
                    "owner: {from: P, lookup: email, notFound: drop} | 3:43: owner: notFound is 'drop' but must be refuse, skip or clear",
                    "owner: {from: P, notFound: skip} | 3:1: owner: notFound is for values that are looked up; add lookup",
                    "phase: {simple: '${body[A'} | phase: ",
                    "phase: {jsonpath: '$.['} | phase: ",
                })
        void slipsAreNamedAtTheirPlace(String line, String problem) {
            assertThat(errors(KEYED + line))
                    .anySatisfy(p -> assertThat(p).startsWith("test.yaml:3:").contains(problem));
        }
    }

    @Test
    void aPrefixNeedsATypeThatIsText() {
        assertThat(errors(PlanhatObject.ENDUSER, "email: E\ncompanyId: {from: C, prefix: extid, type: integer}"))
                .containsExactly("test.yaml:2:1: companyId: prefix makes a text of the value, but the type is integer");
    }

    @Nested
    class Keys {
        @Test
        void withoutAKeyEveryRunWouldCreateEverythingAnew() {
            assertThat(warnings(PlanhatObject.COMPANY, "name: NAME"))
                    .containsExactly("test.yaml: warning: no key is mapped (_id, sourceId, externalId), so every run "
                            + "creates every record anew");
        }

        @Test
        void aMappingThatCanOnlyUpdateWarns() {
            assertThat(warnings(PlanhatObject.COMPANY, "externalId: ID\nphase: P"))
                    .containsExactly("test.yaml: warning: a new company needs name, which the mapping lacks; only "
                            + "existing records will be updated");
        }

        @Test
        void aMappingThatCanNeitherUpdateNorInsertIsRefused() {
            assertThat(errors("phase: P"))
                    .containsExactly("test.yaml: a new company needs name, which the mapping lacks; and it has no key "
                            + "that finds existing ones (_id, sourceId, externalId)");
        }

        @Test
        void alternativesAreNamed() {
            assertThat(warnings(PlanhatObject.ENDUSER, "externalId: ID\nfirstName: F"))
                    .containsExactly("test.yaml: warning: a new enduser needs one of companyId, email, which the "
                            + "mapping lacks; only existing records will be updated");
        }
    }

    @Nested
    class Files {
        @Test
        void allProblemsAreReportedAtOnce() {
            assertThat(errors(KEYED + "nmae: A\nphase: {fromm: B}\nh: {constant: x}"))
                    .hasSize(4);
        }

        @Test
        void whatIsNoYamlIsNamedWithItsLine() {
            assertThat(errors("name: NAME\n  phase: [P"))
                    .hasSize(1)
                    .allSatisfy(p -> assertThat(p).startsWith("test.yaml:2:").contains("not YAML"));
        }

        @Test
        void anEmptyFileIsRefused() {
            assertThat(errors("# nothing yet"))
                    .containsExactly("test.yaml: the file is empty; write lines such as name: ACCOUNT_NAME");
        }

        @Test
        void aListIsRefused() {
            assertThat(errors("- name"))
                    .containsExactly(
                            "test.yaml:1:1: a mapping is a YAML map of target field to source, such as name: ACCOUNT_NAME");
        }

        @Test
        void aFileThatIsNotThereIsNamed() {
            assertThatThrownBy(() -> Mapping.load(
                            new DefaultCamelContext(), "file:none/such.yaml", PlanhatObject.COMPANY, ZoneOffset.UTC))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("mapping file:none/such.yaml cannot be read")
                    .hasMessageContaining("such.yaml");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** References that are looked up while a row is mapped. */
class LookupTest {
    private static final Map<String, List<String>> KNOWN = Map.of(
            "user email ada@example.com", List.of("u1"),
            "user email twins@example.com", List.of("u2", "u3"),
            "user externalId 7", List.of("u7"),
            "company externalId A-1", List.of("c1"),
            "company externalId A-2", List.of("c2"));

    private static MappedRow map(PlanhatObject object, String yaml, Object... namesAndValues) {
        return Mappings.of(object, yaml)
                .newRowMapper(
                        (referred, field, value) -> KNOWN.getOrDefault(referred + " " + field + " " + value, List.of()))
                .map(Mappings.row(namesAndValues));
    }

    private static MappedRow company(String owner, Object value) {
        return map(
                PlanhatObject.COMPANY,
                "externalId: ID\nname: NAME\nowner: " + owner,
                "ID",
                "1",
                "NAME",
                "Acme",
                "OWNER",
                value);
    }

    @Test
    void anOwnerIsFoundByEmail() {
        assertThat(company("{from: OWNER, lookup: email}", " ada@example.com ").record())
                .containsEntry("owner", "u1");
    }

    @Test
    void aNumberIsAnExternalIdToo() {
        assertThat(company("{from: OWNER, lookup: externalId}", 7).record()).containsEntry("owner", "u7");
    }

    @Test
    void aCompanyIsFoundByExternalId() {
        MappedRow mapped = map(
                PlanhatObject.ENDUSER,
                "email: EMAIL\ncompanyId: {from: ACCOUNT, lookup: externalId}",
                "EMAIL",
                "a@example.com",
                "ACCOUNT",
                "A-1");

        assertThat(mapped.record()).containsEntry("companyId", "c1");
    }

    @Test
    void eachElementOfAListIsLookedUp() {
        MappedRow mapped = map(
                PlanhatObject.ISSUE,
                "sourceId: ID\ntitle: TITLE\ncompanyIds: {from: ACCOUNTS, lookup: externalId, separator: ;}",
                "ID",
                "1",
                "TITLE",
                "Slow",
                "ACCOUNTS",
                "A-1; A-2");

        assertThat(mapped.record()).containsEntry("companyIds", List.of("c1", "c2"));
    }

    @Test
    void oneElementThatIsNotFoundRefusesTheRowOrIsLeftOut() {
        String yaml = "sourceId: ID\ntitle: TITLE\ncompanyIds: {from: ACCOUNTS, lookup: externalId";
        Object[] row = {"ID", "1", "TITLE", "Slow", "ACCOUNTS", "A-1, A-9"};

        assertThat(map(PlanhatObject.ISSUE, yaml + "}", row).reason())
                .isEqualTo("companyIds: \"A-9\" is not the externalId of a company that Planhat has (from ACCOUNTS)");
        assertThat(map(PlanhatObject.ISSUE, yaml + ", notFound: skip}", row).record())
                .containsEntry("companyIds", List.of("c1"));
    }

    @Test
    void whatIsNotFoundRefusesTheRow() {
        assertThat(company("{from: OWNER, lookup: email}", "bob@example.com").reason())
                .isEqualTo("owner: \"bob@example.com\" is not the email of a user that Planhat has (from OWNER)");
    }

    @Test
    void whatIsAmbiguousRefusesTheRowWhateverIsSaidOfTheMissing() {
        assertThat(company("{from: OWNER, lookup: email, notFound: skip}", "twins@example.com")
                        .reason())
                .isEqualTo("owner: \"twins@example.com\" is not the email of one user: 2 have it, u2, u3 (from OWNER)");
    }

    @Test
    void skipLeavesTheFieldOut() {
        MappedRow mapped = company("{from: OWNER, lookup: email, notFound: skip}", "bob@example.com");

        assertThat(mapped.refused()).isFalse();
        assertThat(mapped.record()).doesNotContainKey("owner");
    }

    @Test
    void clearSendsNull() {
        assertThat(company("{from: OWNER, lookup: email, notFound: clear}", "bob@example.com")
                        .record())
                .containsEntry("owner", null);
    }

    @Test
    void aRequiredReferenceRefusesTheRowEvenIfSkipped() {
        assertThat(company("{from: OWNER, lookup: email, notFound: skip, required: true}", "bob@example.com")
                        .reason())
                .isEqualTo("owner: is required but has no value (from OWNER)");
    }

    @ParameterizedTest
    @CsvSource({"'{from: OWNER, lookup: email}', false", "'{from: OWNER, lookup: email, null: clear}', true"})
    void anEmptyValueIsNotLookedUp(String owner, boolean sent) {
        for (Object empty : new Object[] {null, " "}) {
            assertThat(company(owner, empty).record().containsKey("owner")).isEqualTo(sent);
        }
    }

    @Test
    void theDefaultIsLookedUp() {
        assertThat(company("{from: OWNER, lookup: email, default: ada@example.com}", null)
                        .record())
                .containsEntry("owner", "u1");
    }

    @Test
    void aConstantIsLookedUp() {
        assertThat(company("{constant: ada@example.com, lookup: email}", null).record())
                .containsEntry("owner", "u1");
        assertThat(company("{constant: bob@example.com, lookup: email, notFound: skip}", null)
                        .record())
                .doesNotContainKey("owner");
    }

    @Test
    void aMappingWithoutAnybodyToAskSaysWhatItWouldAskFor() {
        RowMapper mapper = Mappings.of(
                        PlanhatObject.COMPANY, "externalId: ID\nname: ID\nowner: {from: OWNER, lookup: email}")
                .newRowMapper();

        assertThatThrownBy(() -> mapper.map(Mappings.row("ID", "1", "OWNER", "ada@example.com")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("looks up the email of a user");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the API sheet's first part, against the catalogue, object by object. */
class DocumentedMatrixTest {
    /** Section 1.14. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
            asset        | assets        | name companyId                       | name companyId                       | _id sourceId externalId
            campaign     | campaigns     | name companyId                       | name companyId                       | _id sourceId externalId
            churn        | churn         | ''                                   | ''                                   | _id sourceId
            company      | companies     | name                                 | name                                 | _id sourceId externalId
            conversation | conversations | companyId                            | companyId                            | _id sourceId externalId
            customField  | customfields  | name parent type                     | ''                                   | ''
            enduser      | endusers      | ''                                   | ''                                   | _id sourceId externalId email
            invoice      | invoices      | cId                                  | cId currency invoiceDate             | _id sourceId extId
            issue        | issues        | title                                | title                                | _id sourceId
            license      | licenses      | ''                                   | companyId _currency value            | _id sourceId externalId
            note         | conversations | companyId type                       | companyId                            | _id
            nps          | nps           | email score                          | email score                          | _id sourceId
            objective    | objectives    | name companyId                       | name companyId                       | _id sourceId externalId
            opportunity  | opportunities | companyId                            | companyId                            | _id externalId
            project      | projects      | name companyId                       | name companyId                       | _id sourceId externalId
            sale         | sales         | ''                                   | companyId _currency value            | _id sourceId externalId
            task         | tasks         | companyId                            | companyId                            | _id sourceId
            ticket       | tickets       | ''                                   | sourceId email                       | _id sourceId
            timeEntry    | timeentries   | date hours                           | date hours                           | _id
            timesheet    | timesheets    | ''                                   | ''                                   | _id
            user         | users         | nickName email firstName lastName    | nickName email firstName lastName    | _id externalId email
            workspace    | workspaces    | name companyId                       | name companyId                       | _id sourceId externalId
            workflow     | workflows     | ''                                   | ''                                   | ''
            """)
    void pathRequiredFieldsAndKeyablesAreThoseOfTheMatrix(
            String name, String path, String create, String insert, String keyables) {
        PlanhatObject object = object(name);

        assertThat(object.path()).isEqualTo(path);
        assertThat(object.requiredForCreate()).containsExactlyElementsOf(words(create));
        assertThat(object.requiredForBulkInsert()).containsExactlyElementsOf(words(insert));
        assertThat(object.keyables()).containsExactlyElementsOf(words(keyables));
    }

    /** Section 1.13. */
    @ParameterizedTest
    @CsvSource({
        "asset, 100, 2000",
        "campaign, 100, 2000",
        "churn, 100, 2000",
        "company, 100, 5000",
        "conversation, 30, 2000",
        "customField, 100, 2000",
        "enduser, 100, 2000",
        "invoice, 100, 2000",
        "issue, 100, 2000",
        "license, 100, 2000",
        "note, 30, 2000",
        "nps, 100, 10000",
        "objective, 100, 2000",
        "opportunity, 100, 2000",
        "project, 100, 2000",
        "sale, 100, 2000",
        "task, 500, 10000",
        "ticket, 500, 10000",
        "timeEntry, 100, 2000",
        "timesheet, 100, 2000",
        "user, 10000, 10000",
        "workspace, 100, 2000",
        "workflow, 100, 2000"
    })
    void pageSizesAreThoseOfTheTable(String name, int defaultSize, int maxSize) {
        assertThat(object(name).defaultPageSize()).isEqualTo(defaultSize);
        assertThat(object(name).maxPageSize()).isEqualTo(maxSize);
    }

    /** Section 1.10; E stands for extid-, S for srcid-, beside the id itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
            asset        | E S | E S
            campaign     | E S | E S
            company      | E S | E S
            enduser      | E S | E S
            license      | E S | E S
            objective    | E S | E S
            project      | E S | E S
            sale         | E S | E S
            workspace    | E S | E S
            invoice      | E S | E S
            opportunity  | E S | E
            conversation | E S | E S
            note         | E   | ''
            churn        | ''  | S
            issue        | S   | S
            task         | S   | S
            nps          | S   | S
            user         | E   | E
            customField  | ''  | ''
            timeEntry    | ''  | ''
            timesheet    | ''  | ''
            """)
    void idsThatGetAndUpdateTakeAreThoseOfTheTable(String name, String get, String update) {
        assertThat(object(name).idKinds(Operation.GET)).isEqualTo(kinds(get));
        assertThat(object(name).idKinds(Operation.UPDATE)).isEqualTo(kinds(update));
    }

    /** Sections 1.10 and 2: the field, an array or not, with or without prefixes, and the plain external id. */
    @ParameterizedTest
    @CsvSource({
        "asset, companyId, false, true,",
        "campaign, companyId, false, true,",
        "churn, companyId, false, true,",
        "conversation, companyId, false, true,",
        "enduser, companyId, false, true,",
        "invoice, cId, false, true,",
        "issue, companyIds, true, true,",
        "license, companyId, false, true,",
        "note, companyId, false, true, companyExternalId",
        "nps, cId, false, false,",
        "objective, companyId, false, true,",
        "opportunity, companyId, false, true,",
        "project, companyId, false, true,",
        "sale, companyId, false, true,",
        "task, companyId, false, true,",
        "ticket, companyId, false, false, companyExternalId",
        "timeEntry, companyId, false, false,",
        "workspace, companyId, false, true,",
        "workflow, companyId, false, false,"
    })
    void companyIsNamedAsDocumented(String name, String field, boolean array, boolean prefixes, String plain) {
        assertThat(object(name).companyReference()).contains(new CompanyReference(field, array, prefixes, plain));
    }

    @ParameterizedTest
    @CsvSource({"company", "customField", "timesheet", "user"})
    void someObjectsBelongToNoCompany(String name) {
        assertThat(object(name).companyReference()).isEmpty();
    }

    /** Section 2; a filter that takes a comma list is marked with a plus. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
            asset        | companyId
            campaign     | companyId
            churn        | companyId downgrades from to
            company      | companyId+
            conversation | companyId+
            customField  | ''
            enduser      | companyId+ archived email euId
            invoice      | companyId+
            issue        | companyId
            license      | companyId
            note         | companyId+
            nps          | companyId+ npsExpiryDay
            objective    | companyId
            opportunity  | companyId
            project      | companyId
            sale         | companyId
            task         | companyId+ enduserIds+ isArchived
            ticket       | companyId+ status email search
            timeEntry    | companyId
            timesheet    | ''
            user         | ''
            workspace    | companyId
            workflow     | ''
            """)
    void listFiltersAreTheDocumentedOnes(String name, String filters) {
        assertThat(object(name).filters(Operation.LIST))
                .extracting(filter -> filter.name() + (filter.severalValues() ? "+" : ""))
                .containsExactlyElementsOf(words(filters));
    }

    private static PlanhatObject object(String name) {
        return PlanhatObject.find(name).orElseThrow();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Set<IdKind> kinds(String letters) {
        Set<IdKind> kinds = EnumSet.of(IdKind.ID);
        words(letters).forEach(letter -> kinds.add(letter.equals("E") ? IdKind.EXTERNAL_ID : IdKind.SOURCE_ID));
        return kinds;
    }
}

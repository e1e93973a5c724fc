/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What must hold for every object of the catalogue, whatever it is. */
class CataloguePropertiesTest {
    @Test
    void everyModelOfTheApiIsThere() {
        assertThat(PlanhatObject.uriNames())
                .containsExactlyInAnyOrder(
                        ("asset campaign churn company conversation customField enduser invoice issue license note nps "
                                        + "objective opportunity project sale task ticket timeEntry timesheet user "
                                        + "workspace workflow")
                                .split(" "));
    }

    @Test
    void uriNamesAreUnique() {
        assertThat(PlanhatObject.uriNames()).doesNotHaveDuplicates();
    }

    @Test
    void onlyNotesAndConversationsShareAPath() {
        assertThat(Arrays.stream(PlanhatObject.values())
                        .filter(o -> o != PlanhatObject.NOTE)
                        .map(PlanhatObject::path))
                .doesNotHaveDuplicates();
        assertThat(PlanhatObject.NOTE.path()).isEqualTo(PlanhatObject.CONVERSATION.path());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsUriNameInTheRightCaseOnly(PlanhatObject object) {
        assertThat(PlanhatObject.find(object.uriName())).contains(object);
        assertThat(PlanhatObject.find(object.uriName().toUpperCase(Locale.ROOT)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void pathIsLowerCaseWithoutSeparator(PlanhatObject object) {
        assertThat(object.path()).matches("[a-z]+");
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyableIsAField(PlanhatObject object) {
        assertThat(object.keyables()).allMatch(key -> object.field(key).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyableButTheIdCanBeWritten(PlanhatObject object) {
        assertThat(object.keyables()).filteredOn(key -> !key.equals("_id")).allMatch(writable(object));
    }

    @ParameterizedTest
    @EnumSource
    void keyablesStartWithTheIdWhereThereIsBulkAndAreAbsentElsewhere(PlanhatObject object) {
        if (object.allows(Operation.BULK_UPSERT)) {
            assertThat(object.keyables()).startsWith("_id").doesNotHaveDuplicates();
        } else {
            assertThat(object.keyables()).isEmpty();
            assertThat(object.requiredForBulkInsert()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bulkUpdateAndBulkInsertComeWithBulkUpsertAndBulkDeleteWithDelete(PlanhatObject object) {
        assertThat(object.allows(Operation.BULK_UPDATE)).isEqualTo(object.allows(Operation.BULK_UPSERT));
        assertThat(object.allows(Operation.BULK_INSERT)).isEqualTo(object.allows(Operation.BULK_UPSERT));
        assertThat(object.allows(Operation.BULK_DELETE)).isEqualTo(object.allows(Operation.DELETE));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUpdatedInsertedOrDeletedInBulkCanBeFoundByAList(PlanhatObject object) {
        if (object.operations().stream().anyMatch(Operation::composed)) {
            assertThat(object.allows(Operation.LIST)).isTrue();
            assertThat(object.pagingParameters(Operation.LIST)).contains("select");
        }
    }

    @ParameterizedTest
    @EnumSource
    void requiredFieldsCanBeWritten(PlanhatObject object) {
        assertThat(object.requiredForCreate()).allMatch(writable(object));
        assertThat(object.requiredForBulkInsert()).allMatch(writable(object));
        assertThat(object.requiredOneOf())
                .allSatisfy(group -> assertThat(group).hasSizeGreaterThan(1).allMatch(writable(object)));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRequiredToCreateWhatCannotBeCreated(PlanhatObject object) {
        if (!object.allows(Operation.CREATE)) {
            assertThat(object.requiredForCreate()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void idIsAReadOnlyField(PlanhatObject object) {
        assertThat(object.field("_id")).contains(new Field("_id", FieldType.ID, true));
    }

    @ParameterizedTest
    @EnumSource
    void customIsAnObjectThatCanBeWrittenWhereTheObjectCan(PlanhatObject object) {
        boolean written = object.allows(Operation.BULK_UPSERT);
        assertThat(object.field("custom").stream())
                .allSatisfy(custom -> assertThat(custom).isEqualTo(new Field("custom", FieldType.OBJECT, !written)));
    }

    @ParameterizedTest
    @EnumSource
    void pageSizesAreOrdered(PlanhatObject object) {
        assertThat(object.defaultPageSize()).isPositive().isLessThanOrEqualTo(object.maxPageSize());
    }

    @ParameterizedTest
    @EnumSource
    void onlyAllowedOperationsOnOneRecordTakeIdsAndAllTakeTheIdItself(PlanhatObject object) {
        for (Operation operation : Operation.values()) {
            if (object.allows(operation) && operation.addressesOneRecord()) {
                assertThat(object.idKinds(operation)).as(operation.uriName()).contains(IdKind.ID);
            } else {
                assertThat(object.idKinds(operation)).as(operation.uriName()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfIdThatAPathTakesIsHeldByAField(PlanhatObject object) {
        for (Operation operation : object.operations()) {
            assertThat(object.idKinds(operation))
                    .allMatch(
                            kind -> object.idField(kind).flatMap(object::field).isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void deleteIsDocumentedByIdOnly(PlanhatObject object) {
        if (object.allows(Operation.DELETE)) {
            assertThat(object.idKinds(Operation.DELETE)).containsExactly(IdKind.ID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAllowedListsHaveFilters(PlanhatObject object) {
        for (Operation operation : Operation.values()) {
            boolean list = operation == Operation.LIST || operation == Operation.LEAN_LIST;
            if (!list || !object.allows(operation)) {
                assertThat(object.filters(operation)).as(operation.uriName()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void filtersAreUniqueAndNoPagingParameters(PlanhatObject object) {
        List<String> names =
                object.filters(Operation.LIST).stream().map(ListFilter::name).toList();
        assertThat(names).doesNotHaveDuplicates().doesNotContain("limit", "offset", "sort", "select");
    }

    @ParameterizedTest
    @EnumSource
    void completePassesUseOnlyDocumentedFilters(PlanhatObject object) {
        List<String> filters =
                object.filters(Operation.LIST).stream().map(ListFilter::name).toList();
        assertThat(object.completeListPasses()).isNotEmpty().allSatisfy(pass -> assertThat(filters)
                .containsAll(pass.keySet()));
    }

    @ParameterizedTest
    @EnumSource
    void companyReferenceNamesFieldsThatAreThere(PlanhatObject object) {
        object.companyReference().ifPresent(reference -> {
            FieldType type = reference.array() ? FieldType.ID_ARRAY : FieldType.ID;
            assertThat(object.field(reference.field()).map(Field::type)).contains(type);
            assertThat(object.references()).containsEntry(reference.field(), PlanhatObject.COMPANY);
            assertThat(reference.plainExternalIdField().stream()).allMatch(writable(object));
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatRefersToAnotherObjectIsAField(PlanhatObject object) {
        assertThat(object.references().keySet())
                .allMatch(name -> object.field(name).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void readNamesLeadFromWritableToReadOnlyFields(PlanhatObject object) {
        assertThat(object.readNames()).allSatisfy((written, read) -> assertRenamed(object, written, read));
        assertThat(object.alternativeReadNames()).allSatisfy((written, read) -> assertRenamed(object, written, read));
    }

    @ParameterizedTest
    @EnumSource
    void fixedValuesAreThoseOfWritableFields(PlanhatObject object) {
        assertThat(object.fixedValues().keySet()).allMatch(writable(object));
    }

    @ParameterizedTest
    @EnumSource
    void cannotBeChangedFromOutside(PlanhatObject object) {
        assertThatThrownBy(() -> object.operations().add(Operation.GET))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.idKinds(Operation.GET).add(IdKind.ID))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.filters(Operation.LIST).add(new ListFilter("any", false)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.completeListPasses().add(Map.of()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.readNames().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertRenamed(PlanhatObject object, String written, String read) {
        assertThat(written).matches(writable(object));
        assertThat(object.field(read).map(Field::readOnly)).as(read).contains(true);
    }

    private static Predicate<String> writable(PlanhatObject object) {
        return name -> object.field(name).filter(field -> !field.readOnly()).isPresent();
    }
}

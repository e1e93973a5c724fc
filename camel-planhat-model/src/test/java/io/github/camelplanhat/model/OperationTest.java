/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsUriName(Operation operation) {
        assertThat(Operation.find(operation.uriName())).contains(operation);
    }

    @Test
    void onlyListsAndGetLeaveEverythingAsItIs() {
        assertThat(Operation.values())
                .filteredOn(operation -> !operation.writes())
                .containsExactlyInAnyOrder(Operation.GET, Operation.LIST, Operation.LEAN_LIST);
    }

    @Test
    void onlyDeleteAndBulkDeleteDelete() {
        assertThat(Operation.values())
                .filteredOn(Operation::deletes)
                .containsExactlyInAnyOrder(Operation.DELETE, Operation.BULK_DELETE);
    }

    @Test
    void theCaseOfTheUriNameMatters() {
        assertThat(Operation.find("bulkupsert")).isEmpty();
    }

    @Test
    void onlyGetUpdateAndDeleteAddressOneRecord() {
        assertThat(Operation.values())
                .filteredOn(Operation::addressesOneRecord)
                .containsExactlyInAnyOrder(Operation.GET, Operation.UPDATE, Operation.DELETE);
    }
}

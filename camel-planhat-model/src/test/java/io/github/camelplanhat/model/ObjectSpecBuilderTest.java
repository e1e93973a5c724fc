/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ObjectSpecBuilderTest {
    @Test
    void aFieldDeclaredTwiceIsRefusedByName() {
        ObjectSpecBuilder spec = ObjectSpecBuilder.at("things").field(FieldType.STRING, "name");

        assertThatIllegalStateException()
                .isThrownBy(() -> spec.readOnly(FieldType.STRING, "name"))
                .withMessageContaining("name")
                .withMessageContaining("things");
    }

    @Test
    void whatIsNotSaidHasTheUsualValue() {
        ObjectSpec spec =
                ObjectSpecBuilder.at("things").operations(Operation.LIST).build();

        assertThat(spec.maxPageSize).isEqualTo(2000);
        assertThat(spec.completePasses).isEqualTo(List.of(Map.of()));
        assertThat(spec.keyables).isEmpty();
    }

    @Test
    void fieldsKeepTheirOrder() {
        ObjectSpec spec = ObjectSpecBuilder.at("things")
                .operations(Operation.LIST)
                .field(FieldType.STRING, "z", "a", "m")
                .build();

        assertThat(spec.fields.keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void aFinishedSpecIsNotChangedThroughItsBuilder() {
        ObjectSpecBuilder builder = ObjectSpecBuilder.at("things").operations(Operation.LIST, Operation.UPDATE);
        ObjectSpec spec = builder.build();

        builder.bySourceId(Operation.UPDATE)
                .operations(Operation.GET)
                .field(FieldType.STRING, "late")
                .filter("late");

        assertThat(spec.operations).containsExactlyInAnyOrder(Operation.LIST, Operation.UPDATE);
        assertThat(spec.idKinds).containsOnly(Map.entry(Operation.UPDATE, Set.of(IdKind.ID)));
        assertThat(spec.fields).isEmpty();
        assertThat(spec.filters).isEmpty();
    }
}

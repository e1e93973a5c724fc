/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.ZoneOffset;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusedRowTest {
    private final RefusedRow row = new RefusedRow("line 2 is no row", Map.of("line", 2));

    private RowMapper mapper() {
        return Mapping.read(
                        new DefaultCamelContext(),
                        "test",
                        "name: NAME\nexternalId: ID\n",
                        PlanhatObject.COMPANY,
                        ZoneOffset.UTC)
                .newRowMapper();
    }

    @Test
    void itIsRefusedWithTheReasonOfItsSource() {
        assertThat(mapper().map(row)).isEqualTo(new MappedRow(Map.of(), "line 2 is no row"));
    }

    @Test
    void itDoesNotPassForTheFirstRowThatShowsTheColumns() {
        RowMapper mapper = mapper();
        mapper.map(row);

        assertThatThrownBy(() -> mapper.map(Map.of("ID", 1)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("no column NAME");
    }

    @Test
    void itSaysNothingAboutAnyColumn() {
        assertThat(row.containsKey("updated_at")).isTrue();
        assertThat(row.get("updated_at")).isNull();
        assertThat(row).containsOnly(Map.entry("line", 2));
    }
}

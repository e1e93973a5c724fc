/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedCaseInsensitiveMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableRowTest {
    private final TableRow.Maker maker = new TableRow.Maker();

    private static Map<String, Object> row(Object... cells) {
        Map<String, Object> row = new LinkedCaseInsensitiveMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        return row;
    }

    @Test
    void hasTheCellsOfTheRowInTheirOrder() {
        Map<String, Object> row = row("ID", 7, "NAME", "Acme", "CITY", null);

        Map<?, ?> compact = maker.of(row);

        assertThat(compact).isInstanceOf(TableRow.class).isEqualTo(row);
        assertThat(compact.toString()).isEqualTo("{ID=7, NAME=Acme, CITY=null}");
        assertThat(new LinkedHashMap<Object, Object>(compact)).containsOnlyKeys("ID", "NAME", "CITY");
    }

    @Test
    void findsAColumnWhateverItsCase() {
        Map<?, ?> compact = maker.of(row("Account_Id", 7, "CITY", null));

        assertThat(compact.get("Account_Id")).isEqualTo(7);
        assertThat(compact.get("ACCOUNT_ID")).isEqualTo(7);
        assertThat(compact.get("account_id")).isEqualTo(7);
        assertThat(compact.containsKey("city")).isTrue();
        assertThat(compact.get("city")).isNull();
        assertThat(compact.containsKey("street")).isFalse();
        assertThat(compact.get("street")).isNull();
        assertThat(compact.containsKey(null)).isFalse();
        assertThat(compact.get(7)).isNull();
    }

    @Test
    void rowsOfOtherColumnsHaveTheirOwn() {
        Map<?, ?> first = maker.of(row("A", 1, "B", 2));
        Map<?, ?> renamed = maker.of(row("A", 3, "C", 4));
        Map<?, ?> shorter = maker.of(row("A", 5));
        Map<?, ?> turned = maker.of(row("C", 6, "A", 7));

        assertThat(first.get("b")).isEqualTo(2);
        assertThat(renamed.get("c")).isEqualTo(4);
        assertThat(renamed.containsKey("b")).isFalse();
        assertThat(shorter.size()).isOne();
        assertThat(turned.get("a")).isEqualTo(7);
    }

    @Test
    void otherMapsStayAsTheyAre() {
        Map<String, Object> row = Map.of("a", 1);

        assertThat(maker.of(row)).isSameAs(row);
    }

    @Test
    void cannotBeChanged() {
        Map<?, ?> compact = maker.of(row("A", 1));

        assertThatThrownBy(compact::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> compact.remove("A")).isInstanceOf(UnsupportedOperationException.class);
    }
}

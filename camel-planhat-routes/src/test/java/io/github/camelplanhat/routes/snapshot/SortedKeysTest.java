/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SortedKeysTest {
    private final MVStore store = new MVStore.Builder().open();
    private final SortedKeys keys = new SortedKeys(store, "externalId", 10);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void manyPortionsBecomeOneOrder() {
        List<String> values =
                new ArrayList<>(IntStream.range(0, 3_000).mapToObj(i -> "A" + i).toList());
        Collections.shuffle(values, new Random(7));
        for (int place = 0; place < values.size(); place++) {
            keys.add(values.get(place), place);
        }
        keys.sorted();

        List<String> inOrder = new ArrayList<>();
        keys.values().forEachRemaining(inOrder::add);
        assertThat(inOrder).isSorted().hasSameElementsAs(values);
        for (int place = 0; place < values.size(); place++) {
            assertThat(keys.places(values.get(place))).containsExactly((long) place);
        }
    }

    @Test
    void aValueThatBeginsLikeAnotherIsNotTakenForIt() {
        keys.add("A1", 0);
        keys.add("A1\0x", 1);
        keys.add("A12", 2);
        keys.sorted();

        assertThat(keys.places("A1")).containsExactly(0L);
        assertThat(keys.places("A")).isEmpty();
    }

    @Test
    void nothingAtAllIsInOrderToo() {
        keys.sorted();

        assertThat(keys.places("A1")).isEmpty();
        assertThat(keys.values()).isExhausted();
    }

    @Test
    void valuesMayBeAddedAfterwards() {
        keys.add("A1", 0);
        keys.sorted();
        keys.add("A1", 1);
        keys.add("A0", 2);

        assertThat(keys.places("A1")).containsExactly(0L, 1L);
        assertThat(keys.places("A0")).containsExactly(2L);
    }
}

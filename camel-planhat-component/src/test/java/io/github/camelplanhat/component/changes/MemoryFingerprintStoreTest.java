/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MemoryFingerprintStoreTest {
    private final MemoryFingerprintStore store = new MemoryFingerprintStore(3);

    @Test
    void itFindsWhatWasSavedLast() {
        store.save("a", Map.of("1", "x", "2", "y"));
        store.save("a", Map.of("2", "z"));

        assertThat(store.find("a", List.of("1", "2", "3"))).isEqualTo(Map.of("1", "x", "2", "z"));
    }

    @Test
    void feedsDoNotSeeEachOther() {
        store.save("a", Map.of("1", "x"));
        store.markBaseline("a");

        assertThat(store.find("b", List.of("1"))).isEmpty();
        assertThat(store.idsAfter("b", "", 10)).isEmpty();
        assertThat(store.hasBaseline("b")).isFalse();
        assertThat(store.hasBaseline("a")).isTrue();
    }

    @Test
    void idsComeInParts() {
        store.save("a", Map.of("1", "x", "2", "y", "3", "z"));

        assertThat(store.idsAfter("a", "", 2)).containsExactly("1", "2");
        assertThat(store.idsAfter("a", "2", 2)).containsExactly("3");
        assertThat(store.idsAfter("a", "3", 2)).isEmpty();
    }

    @Test
    void removedIdsAreForgotten() {
        store.save("a", Map.of("1", "x", "2", "y"));

        store.remove("a", List.of("1", "unknown"));

        assertThat(store.find("a", Set.of("1", "2"))).containsOnlyKeys("2");
    }

    @Test
    void aFullStoreRefusesAndForgetsNothing() {
        store.save("a", Map.of("1", "x", "2", "y"));
        store.save("b", Map.of("3", "z"));

        assertThatThrownBy(() -> store.save("b", Map.of("3", "w", "4", "v")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3 records")
                .hasMessageContaining("fingerprintStore");
        assertThat(store.find("b", List.of("3", "4"))).isEqualTo(Map.of("3", "z"));
    }

    @Test
    void aFullStoreStillTakesNewFingerprintsOfWhatItKnows() {
        store.save("a", Map.of("1", "x", "2", "y", "3", "z"));

        store.save("a", Map.of("3", "w"));

        assertThat(store.find("a", List.of("3"))).isEqualTo(Map.of("3", "w"));
    }
}

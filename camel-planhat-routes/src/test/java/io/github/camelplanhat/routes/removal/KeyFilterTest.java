/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFilterTest {
    @Test
    void itNeverMissesAKeyThatWasAdded() {
        KeyFilter filter = new KeyFilter(7);
        for (int i = 0; i < 100_000; i++) {
            filter.add("externalId", "E" + i);
        }

        for (int i = 0; i < 100_000; i++) {
            assertThat(filter.mayHave("externalId", "E" + i)).isTrue();
        }
    }

    @Test
    void itSeldomTakesAKeyForAnother() {
        KeyFilter filter = new KeyFilter(7);
        for (int i = 0; i < 1_000_000; i++) {
            filter.add("sourceId", "S" + i);
        }

        long taken = 0;
        for (int i = 0; i < 100_000; i++) {
            taken += filter.mayHave("sourceId", "T" + i) ? 1 : 0;
        }

        assertThat(taken).isLessThan(100);
    }

    @Test
    void theSameValueOfAnotherFieldIsAnotherKey() {
        KeyFilter filter = new KeyFilter(7);
        filter.add("externalId", "1");

        assertThat(filter.mayHave("sourceId", "1")).isFalse();
    }

    @Test
    void anEmptyOneHasNothing() {
        assertThat(new KeyFilter(7).mayHave("externalId", "1")).isFalse();
    }
}

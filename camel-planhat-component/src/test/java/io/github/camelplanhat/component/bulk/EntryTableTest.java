/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntryTableTest {
    private static Entry entry(int index) {
        return new Entry().of(index, null, null, new String[0], null, null, List.of());
    }

    @Test
    void doesWhatAHashMapDoes() {
        Random random = new Random(11);
        EntryTable table = new EntryTable(0);
        for (int round = 0; round < 50; round++) {
            if (random.nextBoolean()) {
                table.clear();
            } else {
                table = new EntryTable(random.nextInt(100));
            }
            Map<String, Entry> map = new HashMap<>();
            int different = 1 + random.nextInt(400);
            for (int i = 0; i < 2_000; i++) {
                String key = key(random, different);
                Entry entry = entry(i);
                switch (random.nextInt(4)) {
                    case 0, 1 -> assertThat(table.put(key, entry)).isSameAs(map.put(key, entry));
                    case 2 -> {
                        Entry there = random.nextBoolean() ? map.getOrDefault(key, entry) : entry;
                        table.remove(key, there);
                        map.remove(key, there);
                    }
                    default -> assertThat(table.get(key)).isSameAs(map.get(key));
                }
                assertThat(table.size()).isEqualTo(map.size());
                assertThat(table.isEmpty()).isEqualTo(map.isEmpty());
            }
            for (Map.Entry<String, Entry> there : map.entrySet()) {
                assertThat(table.get(there.getKey())).isSameAs(there.getValue());
            }
        }
    }

    /** Among them the empty one, some that share a hash code, long ones, and some of other alphabets. */
    private static String key(Random random, int different) {
        int n = random.nextInt(different);
        return switch (n % 5) {
            case 0 -> n == 0 ? "" : "A-" + (100_000_000L + n);
            case 1 -> (n / 5 % 2 == 0 ? "Aa" : "BB") + n / 10;
            case 2 -> "\u00e4\u4e16\ud83d\ude00" + n;
            case 3 -> "x".repeat(n) + n;
            default -> n + "@example.com\u0000extid-" + n % 7;
        };
    }
}

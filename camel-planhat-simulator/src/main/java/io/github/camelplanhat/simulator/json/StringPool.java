/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.json;

/**
 * Shares short strings that come again and again (statuses, currencies, countries). Races are harmless: a lost entry costs
 * one more copy of a string.
 */
final class StringPool {
    private static final int LONGEST = 24;

    private final String[] entries = new String[4096];

    String share(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (entries.length - 1);
        String shared = entries[slot];
        if (text.equals(shared)) {
            return shared;
        }
        entries[slot] = text;
        return text;
    }
}

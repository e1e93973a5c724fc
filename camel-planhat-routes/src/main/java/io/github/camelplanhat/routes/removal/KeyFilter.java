/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/**
 * The keys of rows of which it is not certain which record of Planhat they are. Takes 8 MB at most, however many rows there
 * are, because it is a Bloom filter: it may take a key for one of them that is not, once in some thousand times, and then a
 * record stays that could go; never the other way round. Not thread-safe.
 */
final class KeyFilter {
    private static final int WORDS = 1 << 20;
    private static final int HASHES = 4;

    private final long seed;
    private long[] words;

    /** @param seed another one in each run, so that the same key is not taken for another again */
    KeyFilter(long seed) {
        this.seed = seed;
    }

    void add(String field, String value) {
        if (words == null) {
            words = new long[WORDS];
        }
        long hash = hash(field, value);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            words[bit >>> 6] |= 1L << bit;
        }
    }

    boolean mayHave(String field, String value) {
        if (words == null) {
            return false;
        }
        long hash = hash(field, value);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            if ((words[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(long hash, int which) {
        long mixed = (hash + which * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return (int) ((mixed ^ mixed >>> 31) & (WORDS * 64L - 1));
    }

    private long hash(String field, String value) {
        long hash = seed;
        for (int i = 0; i < field.length(); i++) {
            hash = (hash ^ field.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ '=') * 0x100000001B3L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001B3L;
        }
        return hash ^ hash >>> 29;
    }
}

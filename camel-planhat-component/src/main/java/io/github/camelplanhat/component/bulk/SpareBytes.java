/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

/**
 * The array of a batch that has been delivered, for the next one. New ones, of megabytes each, would have to be cleared, and
 * be copied by every young collection until they are old.
 */
final class SpareBytes {
    private static final byte[] NONE = {};

    private byte[] spare = NONE;

    /** An array to fill; empty where there is none of about this size. */
    byte[] take(int expected) {
        byte[] taken = spare;
        spare = NONE;
        return (long) taken.length + taken.length / 16 >= expected ? taken : NONE;
    }

    void give(byte[] bytes) {
        spare = bytes.length > spare.length ? bytes : spare;
    }
}

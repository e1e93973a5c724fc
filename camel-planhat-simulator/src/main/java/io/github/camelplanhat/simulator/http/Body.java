/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A request body, read to its end so that the connection can be used again.
 *
 * @param bytes the body; without its end if it is too large
 * @param size how many bytes there were
 */
record Body(byte[] bytes, long size) {
    private static final int PIECE = 1 << 16;

    static Body read(InputStream in, long limit, long expected) throws IOException {
        int start = (int) Math.max(PIECE, Math.min(expected, limit));
        byte[] kept = expected == 0 ? new byte[0] : in.readNBytes(start);
        if (kept.length < start) {
            return new Body(kept, kept.length);
        }
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        long size = kept.length;
        byte[] piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            size += n;
            if (size <= limit) {
                more.write(piece, 0, n);
            }
        }
        return new Body(join(kept, more.toByteArray()), size);
    }

    private static byte[] join(byte[] first, byte[] second) {
        if (second.length == 0) {
            return first;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.io.ByteArrayOutputStream;

/** Bytes that are used again and again without being copied out. */
final class JsonBuffer extends ByteArrayOutputStream {
    JsonBuffer() {
        super(4 << 20);
    }

    byte[] bytes() {
        return buf;
    }
}

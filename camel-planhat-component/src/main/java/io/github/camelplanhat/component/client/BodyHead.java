/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Keeps the beginning of a body that passes by. */
final class BodyHead {
    private final int most;
    private byte[] head = new byte[0];
    private int length;
    private boolean cut;

    BodyHead(int most) {
        this.most = most;
    }

    byte[] bytes() {
        return Arrays.copyOf(head, length);
    }

    /** Whether more came than was kept. */
    boolean cut() {
        return cut;
    }

    CallBody of(CallBody body) {
        return new CallBody() {
            @Override
            public long length() {
                return body.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                body.writeTo(new Written(out));
            }
        };
    }

    InputStream of(InputStream body) {
        return new Read(body);
    }

    private void keep(byte[] bytes, int offset, int count) {
        int kept = Math.min(count, most - length);
        if (kept > 0) {
            if (head.length == 0) {
                head = new byte[most];
            }
            System.arraycopy(bytes, offset, head, length, kept);
            length += kept;
        }
        cut |= kept < count;
    }

    private final class Written extends FilterOutputStream {
        private Written(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            keep(bytes, offset, count);
        }
    }

    private final class Read extends FilterInputStream {
        private Read(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int n = in.read(bytes, offset, count);
            if (n > 0) {
                keep(bytes, offset, n);
            }
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

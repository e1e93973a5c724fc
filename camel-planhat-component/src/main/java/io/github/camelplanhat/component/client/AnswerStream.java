/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An answer's body as its reader sees it: of limited length, not closed by the reader, its beginning kept for messages. */
final class AnswerStream extends InputStream {
    private static final int HEAD = 200;
    private static final int LEFT_OVER = 64 * 1024;

    private final InputStream in;
    private final long most;
    private final byte[] head = new byte[HEAD];
    private int headLength;
    private long count;
    private boolean atEnd;

    AnswerStream(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = in.read(bytes, offset, length);
        if (n > 0) {
            int kept = Math.min(n, HEAD - headLength);
            System.arraycopy(bytes, offset, head, headLength, kept);
            headLength += kept;
            count += n;
            if (count > most) {
                throw new TooLongException();
            }
        }
        atEnd |= n < 0;
        return n;
    }

    boolean atEnd() {
        return atEnd;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() {}

    /**
     * Reads what the reader left, so that a body that was cut or damaged near its end is noticed, and the connection can be
     * used again. A reader that left much did so on purpose; then the connection is not worth it.
     */
    void drain() throws IOException {
        byte[] rest = new byte[8 * 1024];
        long end = count + LEFT_OVER;
        int n = 0;
        while (n >= 0 && count < end) {
            n = read(rest, 0, rest.length);
        }
    }

    /** The beginning of a body that is no JSON, such as a proxy's page; empty for JSON, as that may be personal data. */
    String foreignHead() {
        String text = new String(head, 0, headLength, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") || text.startsWith("[") ? "" : text;
    }

    /** The answer is longer than the client may read. */
    static final class TooLongException extends IOException {
        TooLongException() {
            super("the answer is too long");
        }
    }
}

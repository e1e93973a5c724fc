/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** Streams a {@link CallBody} to the connection. */
final class BodyEntity extends AbstractHttpEntity {
    private final CallBody body;
    private final Exchange exchange;

    BodyEntity(CallBody body, Exchange exchange) {
        super(ContentType.create("application/json"), null, false);
        this.body = body;
        this.exchange = exchange;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a request body is only written");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Counted counted = new Counted(out);
        try {
            body.writeTo(counted);
        } catch (IOException | RuntimeException e) {
            if (counted.failure != null) {
                throw counted.failure;
            }
            throw new BodyException("its body could not be written", e);
        }
        if (counted.count != body.length()) {
            throw new BodyException(
                    "its body has " + counted.count + " bytes, but was announced with " + body.length(), null);
        }
        exchange.sent();
    }

    @Override
    public void close() {}

    /** The fault lies in the body, not in the connection; the request is incomplete, so it is not carried out. */
    static final class BodyException extends IOException {
        BodyException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Counts, tells the connection's failures from the body's own, and is not closed by the body. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long count;
        private IOException failure;

        private Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
                count += length;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() {
            // The connection is flushed once, after the whole request.
        }

        @Override
        public void close() {}
    }
}

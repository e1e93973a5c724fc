/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** An answer whose body is still on its way. */
final class OpenAnswer {
    private final ClassicHttpResponse response;
    private final HttpUriRequestBase request;
    private final long most;
    private AnswerStream body;

    OpenAnswer(ClassicHttpResponse response, HttpUriRequestBase request, long most) {
        this.response = response;
        this.request = request;
        this.most = most;
    }

    int status() {
        return response.getCode();
    }

    /** Value of a header, or null. */
    String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The decoded body; always the same stream. */
    AnswerStream body() throws IOException {
        if (body == null) {
            HttpEntity entity = response.getEntity();
            body = new AnswerStream(entity == null ? InputStream.nullInputStream() : entity.getContent(), most);
            if (entity != null && entity.getContentLength() > most) {
                throw new AnswerStream.TooLongException();
            }
        }
        return body;
    }

    /** The body as far as it was read, or null. */
    AnswerStream bodyRead() {
        return body;
    }

    /**
     * Gives the connection back if the body was read to its end; else ends it, for HttpClient would read all that is left,
     * however long that is.
     */
    void close() {
        if (body == null || !body.atEnd()) {
            request.cancel();
        }
        try {
            response.close();
        } catch (IOException e) {
            // The connection is not used again; there is nothing to be done about it.
        }
    }
}

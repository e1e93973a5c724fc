/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;

/** The beginning of an error's body, fit for a message: one line of text, without secrets. Its form is not documented. */
final class BodyExcerpt {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_CHARS = 2_000;

    private BodyExcerpt() {}

    static String of(OpenAnswer answer, Credential credential) {
        byte[] bytes = read(answer);
        String text = credential.mask(new String(bytes, charset(answer.header(HttpHeaders.CONTENT_TYPE))));
        if (bytes.length == MOST_BYTES) {
            // A secret may have been cut in two at the end.
            text = text.substring(0, Math.max(0, text.length() - credential.longest()));
        }
        return text(text, bytes.length);
    }

    static String text(String raw, int bytes) {
        long strange = raw.chars()
                .filter(c -> c == '\uFFFD' || Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        if (strange * 10 > raw.length()) {
            return "(" + bytes + " bytes that are no text)";
        }
        String line = raw.replaceAll("[\\s\\p{Cntrl}\\x{2028}\\x{2029}]+", " ").strip();
        return line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) : line;
    }

    /** As much as can be read; the status alone is enough to report the error. */
    private static byte[] read(OpenAnswer answer) {
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        try {
            int n = 0;
            while (n >= 0 && length < MOST_BYTES) {
                length += n;
                n = answer.body().read(bytes, length, MOST_BYTES - length);
            }
        } catch (IOException e) {
            // What came before is kept.
        }
        return Arrays.copyOf(bytes, length);
    }

    private static Charset charset(String contentType) {
        try {
            ContentType type = ContentType.parse(contentType);
            return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}

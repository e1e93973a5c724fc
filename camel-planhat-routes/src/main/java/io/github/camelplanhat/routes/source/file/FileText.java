/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file. Bytes that the charset does not have are an error rather than a question mark, a byte order mark is left out,
 * and it is known whether the text ended with its last line: where it did not, the file may have been cut off.
 */
final class FileText extends FilterReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private int last = '\n';

    private FileText(Reader reader) {
        super(reader);
    }

    static FileText open(Path file, Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return new FileText(reader);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            last = c;
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            last = buffer[offset + count - 1];
        }
        return count;
    }

    /** Whether what was read so far ends with a line break; asked at the end of the text. */
    boolean endsWithLineBreak() {
        return last == '\n' || last == '\r';
    }
}

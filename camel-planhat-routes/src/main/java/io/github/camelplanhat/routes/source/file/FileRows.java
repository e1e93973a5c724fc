/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The rows of several files, one after the other. One file is open, and one row in memory. */
final class FileRows implements Iterator<Map<String, Object>>, Closeable {
    private final Iterator<Path> files;
    private final FileFormat format;
    private final Charset charset;
    private Path file;
    private RowReader reader;
    private long rows;
    private Map<String, Object> ahead;

    FileRows(List<Path> files, FileFormat format, Charset charset) {
        this.files = List.copyOf(files).iterator();
        this.format = format;
        this.charset = charset;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && (reader != null || files.hasNext())) {
            try {
                ahead = fetch();
            } catch (CharacterCodingException e) {
                throw new SourceFileException(
                        name() + " is not " + charset + ", behind row " + rows + ". Set charset to that of the file",
                        e);
            } catch (IOException e) {
                throw new SourceFileException(name() + " cannot be read behind row " + rows + ": " + e, e);
            }
        }
        return ahead != null;
    }

    /** Null at the end of a file. */
    private Map<String, Object> fetch() throws IOException {
        if (reader == null) {
            file = files.next();
            rows = 0;
            reader = open();
        }
        Map<String, Object> row = reader.next();
        rows++;
        if (row == null) {
            close();
        }
        return row;
    }

    private RowReader open() throws IOException {
        FileText text = FileText.open(file, charset);
        try {
            return format.open(name(), text);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private String name() {
        return file.getFileName().toString();
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map<String, Object> row = ahead;
        ahead = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            RowReader open = reader;
            reader = null;
            open.close();
        }
    }
}

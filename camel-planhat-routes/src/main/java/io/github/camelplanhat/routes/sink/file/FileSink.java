/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.Exchange;

import io.github.camelplanhat.routes.sink.Deletes;
import io.github.camelplanhat.routes.sink.SinkBatch;
import io.github.camelplanhat.routes.sink.SinkNames;

/** The step of {@code planhat-jsonl-sink} and {@code planhat-csv-sink} that YAML cannot say: appends a batch, wholly or not at all. */
public final class FileSink {
    private final ReentrantLock lock = new ReentrantLock();
    private final String runOtherwise = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    private String format;
    private String directory;
    private String fileName;
    private String deletes;
    private String delimiter;
    private String columns;
    private BatchFormat batches;
    private Deletes gone;

    /** @param format {@code jsonl} or {@code csv} */
    public void setFormat(String format) {
        this.format = format;
    }

    public void setDirectory(String directory) {
        this.directory = directory;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public void setDeletes(String deletes) {
        this.deletes = deletes;
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    public void setColumns(String columns) {
        this.columns = columns;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        if (directory == null || directory.isBlank()) {
            throw new IllegalArgumentException("directory is blank; name the folder for the files");
        }
        if (fileName == null || fileName.isBlank() || Path.of(fileName).isAbsolute() || fileName.contains("..")) {
            throw new IllegalArgumentException("fileName '" + fileName
                    + "' must be the name of a file below directory, such as {object}-{run}." + format);
        }
        SinkNames.check("fileName", fileName);
        gone = Deletes.parse(deletes, Deletes.MARK, Deletes.IGNORE);
        batches =
                format.equals("csv") ? CsvBatches.of(delimiter, columns, gone == Deletes.MARK) : new JsonLineBatches();
    }

    /** Returns when the batch is on the disk. */
    public void write(Exchange exchange) throws IOException {
        SinkBatch batch = SinkBatch.of(exchange);
        if (batch.records().isEmpty() || batch.deleted() && gone == Deletes.IGNORE) {
            return;
        }
        Path file = Path.of(directory).resolve(SinkNames.of("fileName", fileName, batch, runOtherwise));
        lock.lock();
        try (CommittedFile out = CommittedFile.open(file)) {
            List<String> header = batches.header(batch, out.header(), file);
            if (out.isUnknown() && !out.beginsWith(batches.begin(header))) {
                throw new IllegalArgumentException(file + " is there and has another first line than " + header
                        + "; move it away, or give another fileName");
            }
            out.append(batches.bytes(batch, header, out.isEmpty()), header);
        } catch (FileSystemException e) {
            // Its message is but a name, and the reason only now and then.
            throw new IOException(file + " cannot be written: " + reason(e), e);
        } finally {
            lock.unlock();
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "access to " + e.getFile() + " is denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getFile() + " is there and is no folder";
        }
        return e instanceof NoSuchFileException ? e.getFile() + " cannot be made" : e.getMessage();
    }
}

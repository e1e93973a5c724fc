/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.github.camelplanhat.runner.config.ConfigException;

/** Writes the run report as one JSON file; a reader sees the old file or the whole new one, never half of it. */
public final class ReportFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    /** Says at once if the report could not be written later, when the run is over. */
    public static ReportFile at(Path given) {
        Path file = given.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new ConfigException("--report " + file + " is a folder; give the name of a file");
        }
        if (!Files.isDirectory(file.getParent())) {
            throw new ConfigException("--report " + file + ": the folder " + file.getParent() + " does not exist");
        }
        if (!Files.isWritable(file.getParent())) {
            throw new ConfigException(
                    "--report " + file + ": the folder " + file.getParent() + " cannot be written to");
        }
        return new ReportFile(file);
    }

    public void write(RunReport report) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, JSON.writeValueAsBytes(report));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}

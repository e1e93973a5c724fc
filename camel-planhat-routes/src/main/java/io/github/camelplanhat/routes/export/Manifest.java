/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * What a run of an export leaves for whoever reads its records: one JSON file, which is replaced as a whole.
 *
 * @param name the export
 * @param run id of the run, which sinks have in their names
 * @param complete whether every object was exported, and is proved to be whole
 */
record Manifest(
        String name,
        String run,
        String mode,
        @JsonSerialize(using = ToStringSerializer.class) Instant started,
        @JsonSerialize(using = ToStringSerializer.class) Instant ended,
        boolean complete,
        List<Entry> objects) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One object.
     *
     * @param state {@code completed}, {@code failed} or {@code notRun}
     * @param records how many the sink got
     * @param created how many of them were new; absent in a full export, as are the next two
     * @param calls what it cost of the quota
     * @param sink the sink without its options
     * @param proved whether it is certain that nothing is lacking
     * @param proof how that is known, or {@code not proved: …}
     * @param failure why it was not exported to its end, or absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String object,
            String mode,
            String state,
            @JsonSerialize(using = ToStringSerializer.class) Instant started,
            @JsonSerialize(using = ToStringSerializer.class) Instant ended,
            long records,
            Long created,
            Long updated,
            Long deleted,
            long calls,
            String sink,
            boolean proved,
            String proof,
            String failure) {}

    void write(Path given) {
        Path file = given.toAbsolutePath().normalize();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, JSON.writeValueAsBytes(this));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.camelplanhat.routes.sink.SinkBatch;

/** How batches look in a file. */
interface BatchFormat {
    /** Name of the field or column that tells of records that are gone. */
    String DELETED = "_deleted";

    /**
     * The columns of the file.
     *
     * @param noted those that it has already; empty for a new file
     * @param file for messages
     */
    List<String> header(SinkBatch batch, List<String> noted, Path file);

    /** What a file with these columns begins with. */
    byte[] begin(List<String> header) throws IOException;

    /** @param first whether nothing stands before it in the file */
    byte[] bytes(SinkBatch batch, List<String> header, boolean first) throws IOException;
}

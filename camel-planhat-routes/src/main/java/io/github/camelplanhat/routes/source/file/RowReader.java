/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** The rows of one open file. */
interface RowReader extends Closeable {
    /**
     * The next row, or null at the end of the file.
     *
     * @throws SourceFileException if the file cannot be read any further
     */
    Map<String, Object> next() throws IOException;
}

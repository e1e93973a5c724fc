/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.IOException;

/** How the text of a file becomes rows. */
interface FileFormat {
    /**
     * @param file its name, for messages
     * @param text closed with the reader that is returned
     */
    RowReader open(String file, FileText text) throws IOException;
}

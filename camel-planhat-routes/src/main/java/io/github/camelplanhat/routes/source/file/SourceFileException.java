/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

/** A file of a source that is not there, or cannot be read to its end. The message names the file, and the line if there is one. */
public final class SourceFileException extends RuntimeException {
    SourceFileException(String message) {
        super(message);
    }

    SourceFileException(String message, Throwable cause) {
        super(message, cause);
    }
}

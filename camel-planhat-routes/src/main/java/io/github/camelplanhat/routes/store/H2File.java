/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.nio.file.Path;

/** A store in a file, and how it is reached. */
final class H2File {
    static final String USER = "sa";

    private final Path file;

    H2File(Path folder) {
        file = folder.toAbsolutePath().normalize().resolve("planhat-state");
    }

    Path path() {
        return file;
    }

    /** Opens it in this process, which then is the only one that has it open. */
    String url() {
        return "jdbc:h2:file:" + file
                // Without it a commit is lost when the process is killed within half a second.
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000"
                // A run that is being stopped stores its outcomes first; the store is closed after it.
                + ";DB_CLOSE_ON_EXIT=FALSE";
    }
}

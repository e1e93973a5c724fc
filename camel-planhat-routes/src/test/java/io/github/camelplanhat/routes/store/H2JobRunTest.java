/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2JobRunTest extends JobRunContract {
    @TempDir
    Path folder;

    @Override
    StateStore open() {
        return StateDatabase.file(folder);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class H2StoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    StateStore open() {
        return StateDatabase.file(folder);
    }

    @Test
    void theFolderIsMadeWhereItIsMissing() {
        StateDatabase.file(folder.resolve("a/b")).close();

        assertThat(folder.resolve("a/b/planhat-state.mv.db")).exists();
    }
}

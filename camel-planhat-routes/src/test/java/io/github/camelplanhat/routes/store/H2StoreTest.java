/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.io.IOException;
import java.nio.file.Files;
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

    @Test
    void anAddressThatNobodyServesAnyMoreDoesNoHarm() throws IOException {
        Path stale = Files.createDirectories(folder.resolve("stale"));
        Files.writeString(stale.resolve("planhat-state.server"), "jdbc:h2:tcp://127.0.0.1:1/none");

        try (StateStore opened = StateDatabase.fileForALook(stale)) {
            assertThat(opened.inTransaction(() -> opened.runs().latest(1))).isEmpty();
        }
    }
}

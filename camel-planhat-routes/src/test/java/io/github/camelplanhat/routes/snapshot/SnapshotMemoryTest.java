/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotMemoryTest {
    private static final int RECORDS = 50_000;
    private static final int STEP = 10;
    private static final int BYTES_A_RECORD = 2_000;
    private static final String HEAP = "-Xmx40m";

    @TempDir
    Path directory;

    /** The records together are more than twice the heap of the other process, so one that keeps them does not end well. */
    @Test
    void aSnapshotIsNotHeldInMemory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Big.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).endsWith("found " + RECORDS / STEP + "\n");
    }

    /** Runs in a process of its own. */
    static final class Big {
        private Big() {}

        private static Map<String, Object> record(int i) {
            return Map.of(
                    "_id",
                    String.format("64%022x", i),
                    "externalId",
                    "A" + Integer.toHexString(Integer.reverse(i)),
                    "description",
                    "x".repeat(BYTES_A_RECORD));
        }

        public static void main(String[] arguments) {
            int found = 0;
            try (Snapshot snapshot = Snapshot.create(PlanhatObject.COMPANY, Path.of(arguments[0]))) {
                for (int i = 0; i < RECORDS; i++) {
                    snapshot.add(record(i));
                }
                snapshot.complete();
                for (int i = 0; i < RECORDS; i += STEP) {
                    found += snapshot.find("externalId", (String) record(i).get("externalId"))
                            .size();
                }
            }
            System.out.print("found " + found + "\n");
        }
    }
}

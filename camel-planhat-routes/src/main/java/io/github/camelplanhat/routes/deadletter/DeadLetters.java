/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.deadletter;

import java.io.IOException;

/**
 * Keeps the rows that are not confirmed to be in Planhat, so that somebody can see why and send them again. The default
 * writes JSON lines; bind a bean of this type to keep them elsewhere.
 */
public interface DeadLetters {
    /** The dead letters of one run; nothing is created until the first of them is written. */
    Run open(String sync, String object, String run);

    /** Where the dead letters of one run go. It is used on one thread at a time. */
    interface Run {
        void write(DeadLetter letter) throws IOException;

        /** Stores for good what was written until now; the watermark moves only after that. */
        void store() throws IOException;

        /** Releases what the run holds open. */
        void close() throws IOException;

        /** Where they can be found, such as a file; null if none was written. */
        String location();
    }
}

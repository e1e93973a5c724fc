/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/** How far a run has come. */
public enum RunState {
    /** Rows are being read, or the process died: then the next run of the sync goes on with this one. */
    RUNNING,
    /** It came to the end of its source. */
    COMPLETED,
    /** It ended before its source did. */
    FAILED
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/** What a record must differ from to be sent. */
enum CompareWith {
    /** What this sync was last told that Planhat has stored. */
    LAST_RUN,
    /** What Planhat has now, whoever wrote it. */
    PLANHAT
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/** What a sync does with records that Planhat has, and with those that it does not have. */
enum SyncMode {
    /** Creates and updates. */
    UPSERT,
    /** Never creates. */
    UPDATE,
    /** Never updates. */
    INSERT,
    /** Creates, updates, and removes what has left the source. */
    MIRROR;

    boolean creates() {
        return this != UPDATE;
    }

    boolean updates() {
        return this != INSERT;
    }
}

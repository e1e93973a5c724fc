/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/** What a sync does about a record that has left its source. */
public enum DeleteBehavior {
    /** It stays as it is. */
    NOTHING,
    /** The fields that the mapping writes are emptied, without those that Planhat needs to find or keep the record. */
    CLEAR,
    /** It is put into Planhat's archive, where the object has one. */
    ARCHIVE,
    /** It is deleted. */
    DELETE
}

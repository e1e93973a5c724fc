/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

/** What became of a record since it was last told of. */
public enum ChangeKind {
    /** It was not known before. */
    CREATED,
    /** A compared field has another value, or the record has left the part of the list that is watched. */
    UPDATED,
    /** It is gone; only its id is left. */
    DELETED
}

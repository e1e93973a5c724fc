/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

/** Under which names a user activity travels: Planhat has two sets, one for single calls and one for bulk calls. */
public enum ActivityNames {
    /** The names that Planhat documents for the call that carries the activity, whichever the record uses. */
    OFFICIAL,
    /** The names of the record. */
    AS_GIVEN
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

/** What a {@code changes} consumer does with the records that are there when it runs for the first time. */
public enum FirstRun {
    /** Remembers them and tells nobody: changes count from now. */
    BASELINE,
    /** Tells of each as created. */
    CREATED
}

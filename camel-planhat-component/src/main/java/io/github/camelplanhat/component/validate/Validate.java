/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

/** What is done about names and types that Planhat does not know. */
public enum Validate {
    /** Nothing is checked. */
    OFF,
    /** They are logged, and sent. */
    WARN,
    /** The record is refused before it is sent. */
    REFUSE
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

/** In which answer a record is shown; some objects look different in each. */
public enum ReadAs {
    GET,
    LIST_ITEM,
    /** A list item of which the call named the properties. */
    SELECTED_LIST_ITEM,
    CREATED,
    UPDATED;

    public boolean inList() {
        return this == LIST_ITEM || this == SELECTED_LIST_ITEM;
    }
}

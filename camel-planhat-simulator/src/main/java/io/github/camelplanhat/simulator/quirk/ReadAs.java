/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

/** In which answer a record is shown; some objects look different in each. */
public enum ReadAs {
    GET,
    LIST_ITEM,
    CREATED,
    UPDATED
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Iterator;

/** The records that have left a source, read as they are asked for, as often as they are asked for. */
interface Departures {
    /** @param tidy whether what turns out to be in the source under another key is forgotten under the old one */
    Iterator<Departure> iterate(boolean tidy);

    /** Of how many records the sync knew that could leave. */
    long known();
}

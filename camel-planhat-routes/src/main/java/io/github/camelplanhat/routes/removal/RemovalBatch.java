/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records on their way out. */
final class RemovalBatch {
    /** In the order in which they travel. */
    final List<Departure> travelling = new ArrayList<>();

    private final List<Map<String, Object>> bodies = new ArrayList<>();
    /** Those of them of which an earlier process of the run had noted that it was about to remove them. */
    final List<String> begunBefore = new ArrayList<>();
    /** There is nothing left of them to remove, by the doing of an earlier process of the run. */
    final List<Departure> removedBefore = new ArrayList<>();

    final List<Departure> gone = new ArrayList<>();
    /** The source has them under another key. */
    final List<Departure> renamed = new ArrayList<>();
    /** They must stay; each with its reason. */
    final List<Departure> kept = new ArrayList<>();

    void travel(Departure departure, Map<String, Object> body) {
        travelling.add(departure);
        bodies.add(body);
    }

    List<Map<String, Object>> bodies() {
        return bodies;
    }
}

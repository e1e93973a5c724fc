/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Remembers what a {@code changes} consumer has told its route: one fingerprint per record, by Planhat's {@code _id}. A feed
 * is one such memory; one store holds any number of feeds, and they never see each other.
 *
 * <p>A fingerprint is written only after the exchange that told of it succeeded, so whatever is lost here is told once more:
 * an implementation may lose the latest writes in a crash, but must never make up one. Every write is all or nothing, and is
 * done when its method returns. Ids have 24 characters and fingerprints 22, all of them ASCII; a call brings at most a page,
 * which is up to 10,000 of them, so look-ups and writes should go by batches.
 *
 * <p>Failures are thrown unchecked; the poll ends with them, and the next one starts over. A feed has one consumer at a time,
 * but the store may be called for several feeds at once.
 */
public interface FingerprintStore {
    /** Whether the feed's first run has come to its end, in this process or an earlier one. */
    boolean hasBaseline(String feed);

    /** The feed's first run has come to its end. */
    void markBaseline(String feed);

    /** The fingerprints of those of the ids that are known. */
    Map<String, String> find(String feed, Collection<String> ids);

    /**
     * The known ids in parts, in an order that stays the same.
     *
     * @param after the last id of the part before; empty for the first part
     * @param limit most ids to return
     * @return the next ids; empty if there are no more
     */
    List<String> idsAfter(String feed, String after, int limit);

    /** Adds or replaces fingerprints, by id. */
    void save(String feed, Map<String, String> fingerprints);

    /** Forgets ids; unknown ones are ignored. */
    void remove(String feed, Collection<String> ids);
}

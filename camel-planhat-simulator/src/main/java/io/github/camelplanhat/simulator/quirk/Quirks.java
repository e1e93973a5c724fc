/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;
import java.util.Optional;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** What one object does differently from the rest, beyond what the catalogue says. */
public interface Quirks {

    /** Completes a new record before its required fields are looked at; throws {@link Refused} if it is not stored. */
    default void beforeInsert(DocBuilder draft, Tenant tenant) {}

    /** Derives fields of a record that is about to be stored or changed; throws {@link Refused} if it is not. */
    default void derive(DocBuilder draft, Tenant tenant) {}

    /** Does what else happens when a record was stored. */
    default void afterInsert(Doc record, Tenant tenant) {}

    /** Hands out a stored record as it is read. */
    default void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
    }

    /** The order of a list that asks for none, as the value of {@code sort}; empty for the order of insertion. */
    default Optional<String> defaultSort() {
        return Optional.empty();
    }

    /** Whether a delete answers the record itself instead of counts. */
    default boolean deleteAnswersRecord() {
        return false;
    }
}

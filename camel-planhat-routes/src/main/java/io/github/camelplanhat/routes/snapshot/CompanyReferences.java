/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;

/** Turns references to companies into their {@code _id}s. Reads the companies when the first one needs it, once. */
public final class CompanyReferences implements AutoCloseable {
    private final SnapshotReader reader;
    private final LongConsumer counter;
    private Snapshot companies;

    /** @param counter is told how many calls were used */
    public CompanyReferences(CamelContext context, Path directory, LongConsumer counter) {
        this.reader = new SnapshotReader(context, PlanhatObject.COMPANY, Set.of(), directory);
        this.counter = counter;
    }

    /** The {@code _id} of {@code extid-…} or {@code srcid-…}; anything else, and what no company has, as it is. */
    public String id(String reference) {
        if (reference == null) {
            return null;
        }
        for (IdKind kind : List.of(IdKind.EXTERNAL_ID, IdKind.SOURCE_ID)) {
            if (reference.startsWith(kind.prefix())) {
                String value = reference.substring(kind.prefix().length());
                List<StoredRecord> found =
                        companies().find(PlanhatObject.COMPANY.idField(kind).orElseThrow(), value);
                return found.isEmpty() ? reference : found.get(0).id();
            }
        }
        return reference;
    }

    private Snapshot companies() {
        if (companies == null) {
            companies = reader.read(counter);
        }
        return companies;
    }

    @Override
    public void close() {
        if (companies != null) {
            companies.close();
            companies = null;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.json.Json;
import io.github.camelplanhat.simulator.quirk.FieldSink;
import io.github.camelplanhat.simulator.quirk.Quirks;
import io.github.camelplanhat.simulator.quirk.QuirksOf;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Shows records as answers do: with what is computed, renamed, expanded or left out. */
public final class RecordView {
    private static final List<String> COMPANY_NAMES = List.of("companyName", "cName");

    private final Tenant tenant;
    private final QuirksOf quirks;

    public RecordView(Tenant tenant, QuirksOf quirks) {
        this.tenant = tenant;
        this.quirks = quirks;
    }

    /** The whole record as the answer to a call for one. */
    public byte[] one(PlanhatObject object, Doc record, ReadAs as) {
        return tenant.json().write(out -> write(object, record, as, Selection.everything(), out));
    }

    void write(PlanhatObject object, Doc record, ReadAs as, Selection selection, JsonGenerator out) throws IOException {
        out.writeStartObject();
        FieldSink sink = (name, value) -> {
            if (selection.has(name)) {
                out.writeFieldName(name);
                Json.value(out, value);
            }
        };
        Quirks quirk = quirks.object(object);
        quirk.read(record, as, tenant, sink);
        Optional<String> companyName = companyNameField(object);
        if (companyName.isPresent() && selection.has(companyName.get()) && !record.has(companyName.get())) {
            Optional<Doc> company = company(object, record);
            if (company.isPresent()) {
                sink.field(companyName.get(), company.get().get("name"));
            }
        }
        out.writeEndObject();
    }

    private static Optional<String> companyNameField(PlanhatObject object) {
        return COMPANY_NAMES.stream()
                .filter(name -> object.field(name).isPresent())
                .findFirst();
    }

    private Optional<Doc> company(PlanhatObject object, Doc record) {
        return object.companyReference()
                .filter(reference -> !reference.array())
                .map(CompanyReference::field)
                .flatMap(field -> tenant.company(record.text(field)));
    }
}

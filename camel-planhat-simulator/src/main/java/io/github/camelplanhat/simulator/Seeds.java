/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.CompanyNames;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Puts records into the store and looks at them, past the API. */
final class Seeds {
    private final Tenant tenant;

    Seeds(Tenant tenant) {
        this.tenant = tenant;
    }

    String add(PlanhatObject object, Map<String, ?> fields) {
        String now = tenant.nowText();
        DocBuilder draft = Doc.of(tenant.store().root(), fields).edit();
        object.fixedValues().forEach(draft::setIfAbsent);
        return tenant.store().locked(() -> {
            draft.setIfAbsent("_id", tenant.store().ids().next());
            object.companyReference().ifPresent(reference -> resolve(draft, reference.field()));
            draft.setIfAbsent("createdAt", now).setIfAbsent("updatedAt", now);
            return tenant.store().of(object).add(draft.build(), 0).id();
        });
    }

    private void resolve(DocBuilder draft, String field) {
        if (draft.get(field) instanceof String name) {
            new CompanyNames(tenant).idOf(name, true).ifPresent(id -> draft.set(field, id));
        }
    }

    List<Map<String, Object>> records(PlanhatObject object) {
        return tenant.store().locked(() -> docs(object).map(Doc::toMap).toList());
    }

    int count(PlanhatObject object) {
        return tenant.store().locked(() -> (int) docs(object).count());
    }

    Optional<Map<String, Object>> find(PlanhatObject object, String field, Object value) {
        return tenant.store().locked(() -> docs(object)
                .filter(record -> value.equals(record.get(field)))
                .findFirst()
                .map(Doc::toMap));
    }

    private Stream<Doc> docs(PlanhatObject object) {
        return tenant.store().of(object).slots().stream().map(Slot::doc).filter(record -> isOne(object, record));
    }

    Optional<Map<String, Object>> find(PlanhatObject object, String id) {
        return tenant.store().of(object).byId(id).map(Slot::doc).map(Doc::toMap);
    }

    /** Tells notes from other conversations. */
    private static boolean isOne(PlanhatObject object, Doc record) {
        return object.fixedValues().entrySet().stream()
                .allMatch(fixed -> Objects.equals(record.text(fixed.getKey()), fixed.getValue()));
    }
}

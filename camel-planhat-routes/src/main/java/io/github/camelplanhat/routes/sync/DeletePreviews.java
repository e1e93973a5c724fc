/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.Scope;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Missing;

/** Puts records that would be removed into words. */
final class DeletePreviews {
    private static final List<String> NAMES = List.of("name", "title", "headline", "subject", "email", "product");

    private DeletePreviews() {}

    /** @param scope of a mirror; null where the sync has written the record */
    static DeletePreview.Line line(PlanhatObject object, Missing missing, StoredRecord record, Scope scope) {
        String why = scope == null
                ? "this sync has written it, and no row of the source has its key"
                : "in scope " + scope + ", and no row of the source stands for it";
        return new DeletePreview.Line(missing.key(), record.id(), name(object, record.fields()), why);
    }

    private static String name(PlanhatObject object, Map<String, Object> fields) {
        String person = Stream.of("firstName", "lastName")
                .map(fields::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        return NAMES.stream()
                .filter(name -> object.field(name).isPresent())
                .map(fields::get)
                .filter(value -> value != null && !value.toString().isBlank())
                .map(Object::toString)
                .findFirst()
                .orElse(person.isBlank() ? null : person);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;

/** Records that the catalogue's rules allow, for any object. */
final class Samples {
    private Samples() {}

    /** A record with every required field and every key but {@code _id}; numbers tell records apart. */
    static Map<String, Object> record(PlanhatObject object, String companyId, int number) {
        Set<String> names = new LinkedHashSet<>(object.requiredForCreate());
        names.addAll(object.requiredForBulkInsert());
        object.requiredOneOf().forEach(names::addAll);
        names.addAll(object.keyables());
        object.companyReference().map(CompanyReference::field).ifPresent(names::add);
        object.externalIdField().ifPresent(names::add);
        names.remove("_id");
        names.remove("companyExternalId");
        Map<String, Object> record = new LinkedHashMap<>();
        names.forEach(name -> record.put(name, value(object, object.field(name).orElseThrow(), companyId, number)));
        return record;
    }

    private static Object value(PlanhatObject object, Field field, String companyId, int number) {
        boolean company = object.companyReference()
                .map(CompanyReference::field)
                .filter(field.name()::equals)
                .isPresent();
        if (company) {
            return field.type().name().endsWith("ARRAY") ? List.of(companyId) : companyId;
        }
        if (field.name().equals("email")) {
            return "someone" + number + "@example.com";
        }
        if (object == PlanhatObject.CUSTOM_FIELD && field.name().equals("type")) {
            return "text";
        }
        return switch (field.type()) {
            case STRING -> field.name() + " " + number;
            case STRING_ARRAY -> List.of("example.com");
            case NUMBER, INTEGER, EPOCH_DAYS -> 5;
            case DATE_TIME -> "2026-03-04T05:06:07.000Z";
            default -> throw new IllegalArgumentException("no sample for " + field);
        };
    }

    /** A writable text field that is no key and not required, with which an update can be told. */
    static String freeField(PlanhatObject object) {
        return object.fields().stream()
                .filter(field -> !field.readOnly() && field.type().name().equals("STRING"))
                .map(Field::name)
                .filter(name -> !object.keyables().contains(name)
                        && !object.externalIdField().filter(name::equals).isPresent())
                .filter(name -> !Set.of("sourceId", "type", "companyExternalId").contains(name))
                .reduce((first, last) -> last)
                .orElse("status");
    }
}

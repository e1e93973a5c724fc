/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;

/** Records of any object, made out of the catalogue; those that belong to a company are of one that is there. */
public final class CatalogueRecords {
    private final String companyId;

    public CatalogueRecords(String companyId) {
        this.companyId = companyId;
    }

    /** A record with everything that Planhat asks for, and every key that the object has. */
    public Map<String, Object> record(PlanhatObject object, int number) {
        Map<String, Object> record = new LinkedHashMap<>(object.fixedValues());
        Stream.concat(object.requiredForCreate().stream(), object.requiredForBulkInsert().stream())
                .forEach(name ->
                        record.put(name, value(object, object.field(name).orElseThrow(), number)));
        object.requiredOneOf().forEach(group -> {
            if (group.stream().noneMatch(record::containsKey)) {
                record.put(
                        group.get(0), value(object, object.field(group.get(0)).orElseThrow(), number));
            }
        });
        object.companyReference().ifPresent(company -> company(object, company, record));
        object.keyables().stream()
                .filter(key -> !key.equals("_id"))
                .forEach(key -> record.put(key, value(object, object.field(key).orElseThrow(), number)));
        object.externalIdField().ifPresent(field -> record.put(field, object + "-" + number));
        object.idField(IdKind.SOURCE_ID).ifPresent(field -> record.put(field, object + "-" + number));
        return record;
    }

    private void company(PlanhatObject object, CompanyReference company, Map<String, Object> record) {
        record.put(company.field(), company.array() ? List.of(companyId) : companyId);
    }

    private Object value(PlanhatObject object, Field field, int number) {
        return switch (field.name()) {
            case "email" -> object == PlanhatObject.NPS ? "jo@acme.example" : "jo" + number + "@acme.example";
            case "domains" -> List.of("acme.example");
            case "companyId", "cId" -> companyId;
            case "parent" -> "company";
            case "type" -> object == PlanhatObject.CUSTOM_FIELD ? "text" : "note";
            case "score" -> 9;
            case "hours" -> 2.5;
            case "externalId", "extId", "sourceId" -> object + "-" + number;
            default -> value(field, field.name() + " " + number);
        };
    }

    public static Object value(Field field, String text) {
        return switch (field.type()) {
            case NUMBER, INTEGER -> 1 + Math.abs(text.hashCode() % 9);
            case EPOCH_DAYS -> 20_000 + Math.abs(text.hashCode() % 100);
            case EPOCH_MILLIS -> 1_700_000_000_000L;
            case BOOLEAN -> true;
            case DATE_TIME -> "2026-01-01T00:00:00.000Z";
            case STRING_ARRAY, ARRAY -> List.of(text);
            case ID_ARRAY, OBJECT_ARRAY -> List.of();
            case OBJECT -> Map.of();
            case ID -> "5f6b0a3c1d2e3f4a5b6c7d8e";
            case STRING, ANY -> text;
        };
    }

    /** A text field that is no key, not fixed, and read as it is written; else a number. */
    public static Field changeable(PlanhatObject object) {
        return object.fields().stream()
                .filter(f -> !f.readOnly()
                        && !f.name().toLowerCase(java.util.Locale.ROOT).endsWith("id"))
                .filter(f -> !object.keyables().contains(f.name())
                        && !object.fixedValues().containsKey(f.name())
                        && !List.of("email", "type", "parent", "mainType", "status")
                                .contains(f.name()))
                .filter(f -> switch (f.type()) {
                    case STRING, NUMBER, INTEGER, EPOCH_DAYS -> true;
                    default -> false;
                })
                .findFirst()
                .orElseThrow();
    }
}

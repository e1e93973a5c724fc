/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;

/** Compares the fields of a record with the catalogue and the tenant's custom fields. */
final class FieldCheck {
    private static final String CUSTOM = "custom";

    private final PlanhatObject object;
    private final CustomFields customFields;
    private final LongConsumer counter;
    private final Set<String> writable = new TreeSet<>();

    FieldCheck(PlanhatObject object, CustomFields customFields, LongConsumer counter) {
        this.object = object;
        this.customFields = customFields;
        this.counter = counter;
        object.fields().stream().filter(f -> !f.readOnly()).map(Field::name).forEach(writable::add);
        writable.addAll(object.keyables());
        writable.addAll(object.fixedValues().keySet());
        object.companyReference().ifPresent(company -> {
            writable.add(company.field());
            company.plainExternalIdField().ifPresent(writable::add);
        });
    }

    List<Finding> check(Map<String, Object> fields) {
        List<Finding> findings = new ArrayList<>();
        fields.forEach((name, value) -> check(name, value, findings));
        return findings;
    }

    private void check(String name, Object value, List<Finding> findings) {
        Optional<Field> field = object.field(name);
        if (field.isEmpty()) {
            if (!writable.contains(name)) {
                findings.add(new Finding(name, "no such field of " + object + Names.hint(name, writable), false));
            }
        } else if (field.get().readOnly() && !writable.contains(name) && !name.equals("_id")) {
            findings.add(new Finding(name, "Planhat computes this field of " + object + " and may ignore it", true));
        } else {
            TypeCheck.problem(type(field.get()), value).ifPresent(p -> findings.add(new Finding(name, p, false)));
            if (name.equals(CUSTOM) && value instanceof Map<?, ?> customs) {
                customs.forEach((custom, v) -> checkCustom(String.valueOf(custom), v, findings));
            }
        }
    }

    /** How a record names its company is looser than an id: tickets give e-mails, endusers nothing. */
    private FieldType type(Field field) {
        boolean company = object.companyReference()
                .map(CompanyReference::field)
                .filter(field.name()::equals)
                .isPresent();
        return company && field.type() == FieldType.ID ? FieldType.STRING : field.type();
    }

    private void checkCustom(String name, Object value, List<Finding> findings) {
        Optional<Map<String, FieldType>> known = customFields.of(object, name, counter);
        if (known.isEmpty()) {
            return;
        }
        String field = CUSTOM + "." + name;
        FieldType type = known.get().get(name);
        if (type == null) {
            String hint = Names.nearest(name, known.get().keySet())
                    .map(near -> "; did you mean custom." + near + "?")
                    .orElse("");
            findings.add(new Finding(field, "no such custom field of " + object + hint, false));
        } else {
            TypeCheck.problem(type, value).ifPresent(p -> findings.add(new Finding(field, p, false)));
        }
    }
}

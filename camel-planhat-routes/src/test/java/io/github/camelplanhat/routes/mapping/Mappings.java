/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelplanhat.model.PlanhatObject;

/** Mappings out of text, for tests. */
final class Mappings {
    private static final CamelContext CONTEXT = new DefaultCamelContext();

    private Mappings() {}

    static Mapping of(PlanhatObject object, String yaml) {
        return of(object, yaml, ZoneOffset.UTC);
    }

    static Mapping of(PlanhatObject object, String yaml, ZoneId zone) {
        return Mapping.read(CONTEXT, "test.yaml", yaml, object, zone);
    }

    /** One row through a mapping of companies. */
    static MappedRow map(String yaml, Object... namesAndValues) {
        return of(PlanhatObject.COMPANY, yaml).newRowMapper().map(row(namesAndValues));
    }

    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}

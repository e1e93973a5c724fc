/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Which fields to read of which object: {@code name,phase} for all, or {@code company:name,phase;enduser:email}. */
final class Selection {
    private final Map<String, String> byObject = new LinkedHashMap<>();
    private String otherwise;

    private Selection() {}

    static Selection parse(String text) {
        Selection selection = new Selection();
        if (text == null || text.isBlank()) {
            return selection;
        }
        for (String part : text.split(";")) {
            int colon = part.indexOf(':');
            String fields = String.join(",", names(part.substring(colon + 1)));
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("select '" + text
                        + "': write name,phase for all objects, or company:name,phase;enduser:email for some");
            }
            if (colon < 0) {
                selection.otherwise = fields;
            } else {
                selection.byObject.put(part.substring(0, colon).strip(), fields);
            }
        }
        return selection;
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
    }

    void check(Collection<PlanhatObject> exported) {
        List<String> names = exported.stream().map(PlanhatObject::uriName).toList();
        byObject.keySet().forEach(object -> {
            if (!names.contains(object)) {
                throw new IllegalArgumentException(
                        "select names the object '" + object + "', which is not exported" + Names.hint(object, names));
            }
            if (!takesSelect(PlanhatObject.find(object).orElseThrow())) {
                throw new IllegalArgumentException("select: Planhat's list of " + object + " always has all fields");
            }
        });
    }

    /** Names that stand in no documentation of Planhat's, each with the nearest one that does: it may be misspelt. */
    List<String> unknown(List<PlanhatObject> exported) {
        List<String> unknown = new ArrayList<>();
        List<PlanhatObject> able =
                exported.stream().filter(Selection::takesSelect).toList();
        byObject.forEach((object, fields) ->
                addUnknown(fields, List.of(PlanhatObject.find(object).orElseThrow()), " of " + object, unknown));
        if (otherwise != null) {
            addUnknown(otherwise, able, "", unknown);
        }
        return unknown;
    }

    private static void addUnknown(String fields, List<PlanhatObject> objects, String of, List<String> unknown) {
        Set<String> known = new LinkedHashSet<>(List.of("_id"));
        objects.forEach(o -> {
            o.fields().forEach(f -> known.add(f.name()));
            known.addAll(o.readNames().values());
            known.addAll(o.alternativeReadNames().values());
        });
        for (String name : names(fields)) {
            int dot = name.indexOf('.');
            if (!known.contains(dot < 0 ? name : name.substring(0, dot))) {
                unknown.add(name + of + Names.hint(name, known));
            }
        }
    }

    /** The fields as they were given, with commas between them; null for what Planhat gives. */
    String of(PlanhatObject object) {
        return takesSelect(object) ? byObject.getOrDefault(object.uriName(), otherwise) : null;
    }

    /** The same for the call, with what tells records from each other and from those of other objects. */
    String forList(PlanhatObject object) {
        String fields = of(object);
        if (fields == null) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>(List.of("_id"));
        all.addAll(names(fields));
        all.addAll(object.fixedValues().keySet());
        return String.join(",", all);
    }

    private static boolean takesSelect(PlanhatObject object) {
        return object.pagingParameters(Operation.LIST).contains("select");
    }
}

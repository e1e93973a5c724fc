/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything the catalogue knows of one object; filled by one class per object, read through {@link PlanhatObject}. */
final class ObjectSpec {
    final String path;
    final String leanPath;
    final List<String> leanFields;
    final Set<Operation> operations;
    final Map<Operation, Set<IdKind>> idKinds;
    final List<String> keyables;
    final List<String> requiredForCreate;
    final List<String> requiredForBulkInsert;
    final List<List<String>> requiredOneOf;
    final CompanyReference company;
    final Map<String, String> references;
    final Map<Operation, List<ListFilter>> filters;
    final Set<String> pagingParameters;
    final List<Map<String, String>> completePasses;
    final int defaultPageSize;
    final int maxPageSize;
    final Map<String, Field> fields;
    final Map<String, String> fixedValues;
    final Map<String, String> readNames;
    final Map<String, String> alternativeReadNames;

    ObjectSpec(ObjectSpecBuilder from) {
        path = from.path;
        leanPath = from.leanPath;
        leanFields = from.leanFields;
        operations = Collections.unmodifiableSet(EnumSet.copyOf(from.operations));
        idKinds = new EnumMap<>(Operation.class);
        from.idKinds.forEach(
                (operation, kinds) -> idKinds.put(operation, Collections.unmodifiableSet(EnumSet.copyOf(kinds))));
        keyables = from.keyables;
        requiredForCreate = from.requiredForCreate;
        requiredForBulkInsert = from.requiredForBulkInsert;
        requiredOneOf = List.copyOf(from.requiredOneOf);
        company = from.company;
        references = ordered(from.references);
        filters = new EnumMap<>(Operation.class);
        from.filters.forEach((operation, list) -> filters.put(operation, List.copyOf(list)));
        pagingParameters = from.pagingParameters;
        completePasses = from.completePasses.isEmpty() ? List.of(Map.of()) : List.copyOf(from.completePasses);
        defaultPageSize = from.defaultPageSize;
        maxPageSize = from.maxPageSize;
        fields = ordered(from.fields);
        fixedValues = ordered(from.fixedValues);
        readNames = ordered(from.readNames);
        alternativeReadNames = ordered(from.alternativeReadNames);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

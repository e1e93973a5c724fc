/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.ArrayList;
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
    final Set<Operation> operations = EnumSet.noneOf(Operation.class);
    final Map<Operation, Set<IdKind>> idKinds = new EnumMap<>(Operation.class);
    final Map<String, Field> fields = new LinkedHashMap<>();
    final Map<Operation, List<ListFilter>> filters = new EnumMap<>(Operation.class);
    final List<Map<String, String>> completeList = new ArrayList<>();
    List<String> keyables = List.of();
    List<String> requiredForCreate = List.of();
    List<String> requiredForBulkInsert = List.of();
    CompanyReference company;
    int defaultPageSize = 100;
    int maxPageSize = 2000;

    private ObjectSpec(String path) {
        this.path = path;
    }

    static ObjectSpec at(String path) {
        return new ObjectSpec(path);
    }

    /** create, get, update, delete, list and bulkUpsert: what nearly every model has. */
    ObjectSpec standardOperations() {
        return operations(
                Operation.CREATE,
                Operation.GET,
                Operation.UPDATE,
                Operation.DELETE,
                Operation.LIST,
                Operation.BULK_UPSERT);
    }

    ObjectSpec operations(Operation... allowed) {
        Collections.addAll(operations, allowed);
        return this;
    }

    /** Which kinds of id the path of this operation takes; Planhat's own {@code _id} always. */
    ObjectSpec ids(Operation operation, IdKind... further) {
        Set<IdKind> kinds = EnumSet.of(IdKind.ID);
        Collections.addAll(kinds, further);
        idKinds.put(operation, Collections.unmodifiableSet(kinds));
        return this;
    }

    ObjectSpec bulkKeys(String... inPriorityOrder) {
        keyables = List.of(inPriorityOrder);
        return this;
    }

    ObjectSpec create(String... required) {
        requiredForCreate = List.of(required);
        return this;
    }

    ObjectSpec bulkInsert(String... required) {
        requiredForBulkInsert = List.of(required);
        return this;
    }

    ObjectSpec company(CompanyReference reference) {
        company = reference;
        return this;
    }

    ObjectSpec page(int defaultSize, int maxSize) {
        defaultPageSize = defaultSize;
        maxPageSize = maxSize;
        return this;
    }

    ObjectSpec filter(String name) {
        return filter(Operation.LIST, new ListFilter(name, false));
    }

    ObjectSpec filterSeveral(String name) {
        return filter(Operation.LIST, new ListFilter(name, true));
    }

    ObjectSpec leanFilter(String name) {
        return filter(Operation.LEAN_LIST, new ListFilter(name, false));
    }

    private ObjectSpec filter(Operation operation, ListFilter filter) {
        filters.computeIfAbsent(operation, o -> new ArrayList<>()).add(filter);
        return this;
    }

    /** One pass of a complete list, with the parameters it needs; several passes are joined by {@code _id}. */
    ObjectSpec completePass(Map<String, String> parameters) {
        completeList.add(Map.copyOf(parameters));
        return this;
    }

    ObjectSpec field(FieldType type, String... names) {
        for (String name : names) {
            fields.put(name, new Field(name, type, false));
        }
        return this;
    }

    ObjectSpec readOnly(FieldType type, String... names) {
        for (String name : names) {
            fields.put(name, new Field(name, type, true));
        }
        return this;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one object's class says; what it does not say has the value that most objects have. */
final class ObjectSpecBuilder {
    final String path;
    final Set<Operation> operations = EnumSet.noneOf(Operation.class);
    final Map<Operation, Set<IdKind>> idKinds = new EnumMap<>(Operation.class);
    final List<List<String>> requiredOneOf = new ArrayList<>();
    final Map<String, String> references = new LinkedHashMap<>();
    final Map<Operation, List<ListFilter>> filters = new EnumMap<>(Operation.class);
    final List<Map<String, String>> completePasses = new ArrayList<>();
    final Map<String, Field> fields = new LinkedHashMap<>();
    final Map<String, String> fixedValues = new LinkedHashMap<>();
    final Map<String, String> readNames = new LinkedHashMap<>();
    final Map<String, String> alternativeReadNames = new LinkedHashMap<>();
    String leanPath;
    List<String> leanFields = List.of();
    List<String> keyables = List.of();
    List<String> requiredForCreate = List.of();
    List<String> requiredForBulkInsert = List.of();
    CompanyReference company;
    Set<String> pagingParameters = Set.of("limit", "offset", "sort", "select");
    int defaultPageSize = 100;
    int maxPageSize = 2000;

    private ObjectSpecBuilder(String path) {
        this.path = path;
    }

    static ObjectSpecBuilder at(String path) {
        return new ObjectSpecBuilder(path);
    }

    ObjectSpec build() {
        return new ObjectSpec(this);
    }

    /** create, get, update, delete, list and bulkUpsert: what nearly every model has. */
    ObjectSpecBuilder standardOperations() {
        return operations(
                Operation.CREATE,
                Operation.GET,
                Operation.UPDATE,
                Operation.DELETE,
                Operation.LIST,
                Operation.BULK_UPSERT);
    }

    /**
     * Operations on one record take Planhat's own {@code _id}, if nothing more is said. Those that are made of other ones
     * come with them.
     */
    ObjectSpecBuilder operations(Operation... allowed) {
        for (Operation operation : allowed) {
            operations.add(operation);
            if (operation == Operation.BULK_UPSERT) {
                operations.add(Operation.BULK_UPDATE);
                operations.add(Operation.BULK_INSERT);
            } else if (operation == Operation.DELETE) {
                operations.add(Operation.BULK_DELETE);
            }
            if (operation.addressesOneRecord()) {
                idKinds.put(operation, EnumSet.of(IdKind.ID));
            }
        }
        return this;
    }

    ObjectSpecBuilder leanList(String leanListPath, String... answered) {
        leanPath = leanListPath;
        leanFields = List.of(answered);
        return operations(Operation.LEAN_LIST);
    }

    /** These operations take {@code extid-} and {@code srcid-} in their path too. */
    ObjectSpecBuilder byEveryId(Operation... taking) {
        return byExternalId(taking).bySourceId(taking);
    }

    ObjectSpecBuilder byExternalId(Operation... taking) {
        Arrays.stream(taking).forEach(o -> idKinds.get(o).add(IdKind.EXTERNAL_ID));
        return this;
    }

    ObjectSpecBuilder bySourceId(Operation... taking) {
        Arrays.stream(taking).forEach(o -> idKinds.get(o).add(IdKind.SOURCE_ID));
        return this;
    }

    ObjectSpecBuilder bulkKeys(String... inPriorityOrder) {
        keyables = List.of(inPriorityOrder);
        return this;
    }

    ObjectSpecBuilder required(String... forCreateAndBulkInsert) {
        return requiredForCreate(forCreateAndBulkInsert).requiredForBulkInsert(forCreateAndBulkInsert);
    }

    ObjectSpecBuilder requiredForCreate(String... names) {
        requiredForCreate = List.of(names);
        return this;
    }

    ObjectSpecBuilder requiredForBulkInsert(String... names) {
        requiredForBulkInsert = List.of(names);
        return this;
    }

    ObjectSpecBuilder requiredOneOf(String... alternatives) {
        requiredOneOf.add(List.of(alternatives));
        return this;
    }

    /** The company's id, external id or source id in {@code companyId}: the reference of most models. */
    ObjectSpecBuilder companyId() {
        return company(new CompanyReference("companyId", false, true, null));
    }

    ObjectSpecBuilder company(CompanyReference reference) {
        company = reference;
        return refersTo("company", reference.field());
    }

    ObjectSpecBuilder refersTo(String object, String... names) {
        Arrays.stream(names).forEach(name -> references.put(name, object));
        return this;
    }

    ObjectSpecBuilder page(int defaultSize, int maxSize) {
        defaultPageSize = defaultSize;
        maxPageSize = maxSize;
        return this;
    }

    ObjectSpecBuilder paging(String... parameters) {
        pagingParameters = Set.of(parameters);
        return this;
    }

    ObjectSpecBuilder filter(String... names) {
        return filters(Operation.LIST, false, names);
    }

    /** Filters for which a comma list of values is documented. */
    ObjectSpecBuilder filterSeveral(String... names) {
        return filters(Operation.LIST, true, names);
    }

    ObjectSpecBuilder leanFilter(String... names) {
        return filters(Operation.LEAN_LIST, false, names);
    }

    private ObjectSpecBuilder filters(Operation operation, boolean several, String... names) {
        List<ListFilter> list = filters.computeIfAbsent(operation, o -> new ArrayList<>());
        Arrays.stream(names).forEach(name -> list.add(new ListFilter(name, several)));
        return this;
    }

    /** One pass of a complete list, with the parameters it needs; several passes are joined by {@code _id}. */
    ObjectSpecBuilder completePass(Map<String, String> parameters) {
        completePasses.add(Map.copyOf(parameters));
        return this;
    }

    ObjectSpecBuilder fixed(String name, String value) {
        fixedValues.put(name, value);
        return this;
    }

    ObjectSpecBuilder readAs(String written, String read) {
        readNames.put(written, read);
        return this;
    }

    ObjectSpecBuilder sometimesReadAs(String written, String read) {
        alternativeReadNames.put(written, read);
        return this;
    }

    ObjectSpecBuilder field(FieldType type, String... names) {
        return add(type, false, names);
    }

    ObjectSpecBuilder readOnly(FieldType type, String... names) {
        return add(type, true, names);
    }

    private ObjectSpecBuilder add(FieldType type, boolean readOnly, String... names) {
        for (String name : names) {
            if (fields.put(name, new Field(name, type, readOnly)) != null) {
                throw new IllegalStateException("field " + name + " of " + path + " is declared twice");
            }
        }
        return this;
    }
}

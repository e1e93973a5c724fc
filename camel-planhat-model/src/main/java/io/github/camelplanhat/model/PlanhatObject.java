/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue: every Planhat model with its path, operations, keys, required fields, filters, page sizes and fields.
 * It is the only place that knows these things; producer, simulator, tests, mappings and reference pages read it.
 * Source: API sheet, sections 1.10 to 1.14 and 2.
 */
public enum PlanhatObject {
    COMPANY("company", CompanySpec.spec()),
    ENDUSER("enduser", EnduserSpec.spec());

    private final String uriName;
    private final ObjectSpec spec;

    PlanhatObject(String uriName, ObjectSpec spec) {
        this.uriName = uriName;
        this.spec = spec;
    }

    /** The name as it stands in an endpoint URI, such as {@code timeEntry}. */
    public String uriName() {
        return uriName;
    }

    /** The path below the host, without slashes, such as {@code timeentries}. */
    public String path() {
        return spec.path;
    }

    public Set<Operation> operations() {
        return Collections.unmodifiableSet(spec.operations);
    }

    public boolean allows(Operation operation) {
        return spec.operations.contains(operation);
    }

    /** Fields by which a bulk upsert finds an existing record, the strongest first; empty where there is no bulk. */
    public List<String> keyables() {
        return spec.keyables;
    }

    /** Fields without which {@code create} is refused. */
    public List<String> requiredForCreate() {
        return spec.requiredForCreate;
    }

    /** Fields without which a bulk upsert does not insert. */
    public List<String> requiredForBulkInsert() {
        return spec.requiredForBulkInsert;
    }

    /** Kinds of id that the path of an operation takes; empty where the operation addresses no single record. */
    public Set<IdKind> idKinds(Operation operation) {
        return spec.idKinds.getOrDefault(operation, Set.of());
    }

    /** The field that holds the external id: {@code externalId}, for invoices {@code extId}; empty where there is none. */
    public Optional<String> externalIdField() {
        return spec.fields.containsKey("extId")
                ? Optional.of("extId")
                : Optional.of("externalId").filter(spec.fields::containsKey);
    }

    public Optional<CompanyReference> companyReference() {
        return Optional.ofNullable(spec.company);
    }

    /** Filters of {@code list} or {@code leanList}, beside the paging parameters; empty for other operations. */
    public List<ListFilter> filters(Operation operation) {
        return Collections.unmodifiableList(spec.filters.getOrDefault(operation, List.of()));
    }

    /**
     * Query parameters of each pass that together list every record, also those which a plain list leaves out (archived
     * endusers and tasks, old NPS answers). One pass without parameters for most objects.
     */
    public List<Map<String, String>> completeListPasses() {
        return spec.completeList.isEmpty() ? List.of(Map.of()) : Collections.unmodifiableList(spec.completeList);
    }

    public int defaultPageSize() {
        return spec.defaultPageSize;
    }

    public int maxPageSize() {
        return spec.maxPageSize;
    }

    /** The documented fields in the order of the API sheet. Planhat may return others at any time. */
    public Collection<Field> fields() {
        return Collections.unmodifiableCollection(spec.fields.values());
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(spec.fields.get(name));
    }

    /** The object of exactly this URI name; the case matters. */
    public static Optional<PlanhatObject> find(String uriName) {
        return Arrays.stream(values()).filter(o -> o.uriName.equals(uriName)).findFirst();
    }

    public static List<String> uriNames() {
        return Arrays.stream(values()).map(PlanhatObject::uriName).toList();
    }

    @Override
    public String toString() {
        return uriName;
    }
}

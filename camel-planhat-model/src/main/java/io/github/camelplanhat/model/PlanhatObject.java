/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue: every Planhat model with its path, operations, keys, required fields, filters, page sizes and fields.
 * It is the only place that knows these things; producer, simulator, tests, mappings and reference pages read it.
 * Source: API sheet, sections 1.10 to 1.14 and 2.
 */
public enum PlanhatObject {
    ASSET("asset", AssetSpec.spec()),
    CAMPAIGN("campaign", CampaignSpec.spec()),
    CHURN("churn", ChurnSpec.spec()),
    COMPANY("company", CompanySpec.spec()),
    CONVERSATION("conversation", ConversationSpec.spec()),
    CUSTOM_FIELD("customField", CustomFieldSpec.spec()),
    ENDUSER("enduser", EnduserSpec.spec()),
    INVOICE("invoice", InvoiceSpec.spec()),
    ISSUE("issue", IssueSpec.spec()),
    LICENSE("license", LicenseSpec.spec()),
    NOTE("note", NoteSpec.spec()),
    NPS("nps", NpsSpec.spec()),
    OBJECTIVE("objective", ObjectiveSpec.spec()),
    OPPORTUNITY("opportunity", OpportunitySpec.spec()),
    PROJECT("project", ProjectSpec.spec()),
    SALE("sale", SaleSpec.spec()),
    TASK("task", TaskSpec.spec()),
    TICKET("ticket", TicketSpec.spec()),
    TIME_ENTRY("timeEntry", TimeEntrySpec.spec()),
    TIMESHEET("timesheet", TimesheetSpec.spec()),
    USER("user", UserSpec.spec()),
    WORKSPACE("workspace", WorkspaceSpec.spec()),
    WORKFLOW("workflow", WorkflowSpec.spec());

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

    /** The path below the host, without slashes, such as {@code timeentries}; notes share that of conversations. */
    public String path() {
        return spec.path;
    }

    /** The path of one operation: {@link #path()}, but for {@code leanList} and {@code duplicate}, which have their own. */
    public String path(Operation operation) {
        if (operation == Operation.DUPLICATE) {
            return spec.path + "/" + operation;
        }
        return operation == Operation.LEAN_LIST && spec.leanPath != null ? spec.leanPath : spec.path;
    }

    public Set<Operation> operations() {
        return spec.operations;
    }

    public boolean allows(Operation operation) {
        return spec.operations.contains(operation);
    }

    /** Fields by which a bulk upsert finds an existing record, the strongest first; empty where there is no bulk. */
    public List<String> keyables() {
        return spec.keyables;
    }

    /** Fields without which {@code create} is always refused; see also {@link #requiredOneOf()}. */
    public List<String> requiredForCreate() {
        return spec.requiredForCreate;
    }

    /** Fields without which a bulk upsert never inserts; see also {@link #requiredOneOf()}. */
    public List<String> requiredForBulkInsert() {
        return spec.requiredForBulkInsert;
    }

    /**
     * Groups of fields of which a new record, created or inserted in bulk, needs at least one each. A record that has
     * one may still be dropped: an enduser without a company needs an e-mail whose domain belongs to one.
     */
    public List<List<String>> requiredOneOf() {
        return spec.requiredOneOf;
    }

    /** Kinds of id that the path of an operation takes; empty where the operation addresses no single record. */
    public Set<IdKind> idKinds(Operation operation) {
        return spec.idKinds.getOrDefault(operation, Set.of());
    }

    /**
     * The field that holds the external id: {@code externalId}, for invoices {@code extId}; empty where there is
     * none.
     */
    public Optional<String> externalIdField() {
        return Stream.of("extId", "externalId").filter(this::isWritable).findFirst();
    }

    /** The field that holds this kind of id; empty where the object has no such id. */
    public Optional<String> idField(IdKind kind) {
        return switch (kind) {
            case ID -> Optional.of("_id");
            case EXTERNAL_ID -> externalIdField();
            case SOURCE_ID -> Optional.of("sourceId").filter(this::isWritable);
        };
    }

    /** How a record names its company; empty where it belongs to none. */
    public Optional<CompanyReference> companyReference() {
        return Optional.ofNullable(spec.company);
    }

    /** Filters of {@code list} or {@code leanList}, beside the paging parameters; empty for other operations. */
    public List<ListFilter> filters(Operation operation) {
        return spec.filters.getOrDefault(operation, List.of());
    }

    /**
     * Which of {@code limit}, {@code offset}, {@code sort} and {@code select} this operation takes; lean lists take
     * none.
     */
    public Set<String> pagingParameters(Operation operation) {
        return operation == Operation.LIST ? spec.pagingParameters : Set.of();
    }

    /**
     * Query parameters of each pass that together list every record, also those which a plain list leaves out (archived
     * endusers and tasks, old NPS answers). One pass without parameters for most objects.
     */
    public List<Map<String, String>> completeListPasses() {
        return spec.completePasses;
    }

    public int defaultPageSize() {
        return spec.defaultPageSize;
    }

    public int maxPageSize() {
        return spec.maxPageSize;
    }

    /** The documented fields in the order of the API sheet. Planhat may return others at any time. */
    public Collection<Field> fields() {
        return spec.fields.values();
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(spec.fields.get(name));
    }

    /** The fields of an item of {@code leanList}; empty where there is no such list. */
    public List<String> leanFields() {
        return spec.leanFields;
    }

    /** Values that every record of this object has, and that tell its records from others on the same path. */
    public Map<String, String> fixedValues() {
        return spec.fixedValues;
    }

    /** Written name to the name under which the same value is always read: tickets are read as conversations. */
    public Map<String, String> readNames() {
        return spec.readNames;
    }

    /**
     * Written name to a name under which some tenants return the value instead, against the documentation (NPS; API
     * sheet, section 2.12). A reader accepts both.
     */
    public Map<String, String> alternativeReadNames() {
        return spec.alternativeReadNames;
    }

    /**
     * Fields by which a record names records of another object, mostly by id ({@code companyId}, {@code ownerId}), NPS
     * and tickets by e-mail.
     */
    public Map<String, PlanhatObject> references() {
        return Dependencies.references(this);
    }

    /**
     * How late this object is written when several are: always after everything that it refers to, and after the
     * definitions of custom fields where it has any. Objects of one rank do not need each other; 0 comes first.
     */
    public int dependencyRank() {
        return Dependencies.rank(this);
    }

    /** The object of exactly this URI name; the case matters. */
    public static Optional<PlanhatObject> find(String uriName) {
        return Arrays.stream(values()).filter(o -> o.uriName.equals(uriName)).findFirst();
    }

    public static List<String> uriNames() {
        return Arrays.stream(values()).map(PlanhatObject::uriName).toList();
    }

    /** All objects so that each one comes after those that it refers to: companies and users before the rest. */
    public static List<PlanhatObject> inWriteOrder() {
        return Arrays.stream(values())
                .sorted(Comparator.comparingInt(PlanhatObject::dependencyRank))
                .toList();
    }

    @Override
    public String toString() {
        return uriName;
    }

    Map<String, String> referenceNames() {
        return spec.references;
    }

    private boolean isWritable(String name) {
        Field field = spec.fields.get(name);
        return field != null && !field.readOnly();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelplanhat.component.analytics.EventOperations;
import io.github.camelplanhat.component.analytics.EventSettings;
import io.github.camelplanhat.component.bulk.BulkSettings;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.operation.BulkDeleteOperation;
import io.github.camelplanhat.component.operation.BulkWriteOperation;
import io.github.camelplanhat.component.operation.CreateForecast;
import io.github.camelplanhat.component.operation.CreateOperation;
import io.github.camelplanhat.component.operation.DeleteForecast;
import io.github.camelplanhat.component.operation.DeleteOperation;
import io.github.camelplanhat.component.operation.DryRunSettings;
import io.github.camelplanhat.component.operation.DuplicateOperation;
import io.github.camelplanhat.component.operation.GetOperation;
import io.github.camelplanhat.component.operation.LeanListOperation;
import io.github.camelplanhat.component.operation.ListOperation;
import io.github.camelplanhat.component.operation.ListSettings;
import io.github.camelplanhat.component.operation.MetricListOperation;
import io.github.camelplanhat.component.operation.PlanhatOperation;
import io.github.camelplanhat.component.operation.RequestHeaders;
import io.github.camelplanhat.component.operation.RequestOperation;
import io.github.camelplanhat.component.operation.UpdateForecast;
import io.github.camelplanhat.component.operation.UpdateOperation;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.Outcomes;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Makes an endpoint's operation out of its names and options. {@link EndpointCheck} has seen them before. */
final class PlanhatOperations {
    static final String REQUEST = "request";
    static final String CHANGES = "changes";
    static final List<String> REQUEST_OPERATIONS = List.of("get", "post", "put", "delete");

    /** What a page of metric values asks for; Planhat documents no maximum, and clients use this or more. */
    private static final int METRIC_PAGE = 5_000;

    private static final Set<Operation> FORETOLD = EnumSet.of(Operation.CREATE, Operation.UPDATE, Operation.DELETE);

    private PlanhatOperations() {}

    /** Whether an operation may change anything in Planhat. */
    static boolean writes(String objectName, String operationName) {
        if (objectName.equals(REQUEST)) {
            return !operationName.equals("get");
        }
        return AnalyticsOperation.find(objectName, operationName)
                .map(AnalyticsOperation::writes)
                .orElseGet(() ->
                        Operation.find(operationName).map(Operation::writes).orElse(false));
    }

    static PlanhatOperation create(
            String objectName, String operationName, PlanhatConfiguration options, PlanhatConnection connection) {
        if (objectName.equals(REQUEST)) {
            return new RequestOperation(
                    operationName.toUpperCase(Locale.ROOT),
                    options.getPath(),
                    connection.client(),
                    options.getFilters(),
                    RequestHeaders.texts(options.getRequestHeaders()),
                    dryRun(options));
        }
        Optional<AnalyticsOperation> analytics = AnalyticsOperation.find(objectName, operationName);
        if (analytics.isPresent()) {
            return create(analytics.get(), options, connection);
        }
        PlanhatObject object = PlanhatObject.find(objectName).orElseThrow();
        Duration quietTime = Duration.ofMillis(options.getQuietTime());
        Operation operation = Operation.find(operationName).orElseThrow();
        if (options.isDryRun() && FORETOLD.contains(operation)) {
            return forecast(object, operation, options, connection);
        }
        return switch (operation) {
            case CREATE ->
                new CreateOperation(
                        object,
                        connection.client(),
                        options.getObjectMapper(),
                        validation(object, options, connection),
                        options.getMaxRetries(),
                        quietTime);
            case GET -> new GetOperation(object, connection.client(), ids(options));
            case UPDATE ->
                new UpdateOperation(
                        object,
                        connection.client(),
                        options.getObjectMapper(),
                        validation(object, options, connection),
                        ids(options));
            case DELETE -> new DeleteOperation(object, connection.client(), ids(options));
            case LIST -> new ListOperation(object, connection.client(), listSettings(object, options));
            case LEAN_LIST ->
                new LeanListOperation(object, connection.client(), options.getFilters(), options.isStream());
            case BULK_UPSERT, BULK_UPDATE, BULK_INSERT ->
                new BulkWriteOperation(
                        object,
                        operation,
                        connection.client(),
                        options.getObjectMapper(),
                        validation(object, options, connection),
                        bulkSettings(options, quietTime),
                        lookupSettings(options),
                        connection.lanes(),
                        connection.executor(),
                        () -> collector(options));
            case BULK_DELETE ->
                new BulkDeleteOperation(
                        object,
                        connection.client(),
                        options.getObjectMapper(),
                        bulkSettings(options, quietTime),
                        lookupSettings(options),
                        options.getMaxInFlight(),
                        connection.executor(),
                        () -> collector(options));
            case DUPLICATE ->
                new DuplicateOperation(
                        object,
                        connection.client(),
                        options.getObjectMapper(),
                        bulkSettings(options, quietTime),
                        lookupSettings(options),
                        () -> collector(options));
        };
    }

    /** Operations on one record have a dry run of their own; the others leave out the call itself. */
    private static PlanhatOperation forecast(
            PlanhatObject object, Operation operation, PlanhatConfiguration options, PlanhatConnection connection) {
        PlanhatClient client = connection.client();
        return switch (operation) {
            case CREATE ->
                new CreateForecast(
                        object,
                        client,
                        options.getObjectMapper(),
                        validation(object, options, connection),
                        dryRun(options));
            case UPDATE ->
                new UpdateForecast(
                        object,
                        client,
                        options.getObjectMapper(),
                        validation(object, options, connection),
                        ids(options),
                        dryRun(options));
            default -> new DeleteForecast(object, client, ids(options), dryRun(options));
        };
    }

    private static DryRunSettings dryRun(PlanhatConfiguration options) {
        return new DryRunSettings(
                lookupSettings(options),
                () -> new OutcomeCollector(Outcomes.ALL, 1, null, options.isWithRecords()).ofDryRun(),
                failOnRefused(options));
    }

    private static PlanhatOperation create(
            AnalyticsOperation operation, PlanhatConfiguration options, PlanhatConnection connection) {
        if (!operation.writes()) {
            return new MetricListOperation(connection.client(), listSettings(METRIC_PAGE, null, options));
        }
        EventOperations events = new EventOperations(
                options.getTenantToken(),
                connection.client(),
                options.getObjectMapper(),
                new EventSettings(
                        options.getEventBatchSize(),
                        options.getMaxBodyBytes(),
                        options.isResendUncertain(),
                        failOnRefused(options),
                        options.getActivityNames()),
                () -> collector(options));
        return events.of(operation);
    }

    private static Validation validation(
            PlanhatObject object, PlanhatConfiguration options, PlanhatConnection connection) {
        return new Validation(options.getValidate(), object, connection.customFields());
    }

    private static OutcomeCollector collector(PlanhatConfiguration options) {
        OutcomeCollector collector = new OutcomeCollector(
                options.getOutcomes(), options.getMaxOutcomes(), options.getOutcomeOverflow(), options.isWithRecords());
        return options.isDryRun() ? collector.ofDryRun() : collector;
    }

    /** The options that give an id. */
    static Map<IdKind, String> ids(PlanhatConfiguration options) {
        Map<IdKind, String> ids = new EnumMap<>(IdKind.class);
        putIfSet(ids, IdKind.ID, options.getId());
        putIfSet(ids, IdKind.EXTERNAL_ID, options.getExternalId());
        putIfSet(ids, IdKind.SOURCE_ID, options.getSourceId());
        return ids;
    }

    private static void putIfSet(Map<IdKind, String> ids, IdKind kind, String value) {
        if (value != null) {
            ids.put(kind, value);
        }
    }

    static ListSettings listSettings(PlanhatObject object, PlanhatConfiguration options) {
        boolean sorts = object.pagingParameters(Operation.LIST).contains("sort");
        return listSettings(object.maxPageSize(), sorts ? options.getSort() : null, options);
    }

    private static ListSettings listSettings(int usualPage, String sort, PlanhatConfiguration options) {
        return new ListSettings(
                options.getPageSize() == 0 ? usualPage : options.getPageSize(),
                options.getSelect(),
                sort,
                options.getOffset(),
                options.getMaxRecords(),
                options.getCompanyId(),
                Map.copyOf(options.getFilters()),
                options.isComplete(),
                options.isProbeEnd(),
                options.isStream());
    }

    private static BulkSettings bulkSettings(PlanhatConfiguration options, Duration quietTime) {
        return new BulkSettings(
                options.getBatchSize(),
                options.getMaxBodyBytes(),
                options.getIsolationCalls(),
                options.getMaxRetries(),
                quietTime,
                Duration.ofMillis(options.getQuotaWait()),
                failOnRefused(options));
    }

    private static LookupSettings lookupSettings(PlanhatConfiguration options) {
        return new LookupSettings(
                options.getSingleLookups(), options.getMaxIndexed(), options.isCheckIds(), options.isCheckKeys());
    }

    private static boolean failOnRefused(PlanhatConfiguration options) {
        return options.getOnRefused() == PlanhatConfiguration.OnRefused.FAIL;
    }

    static List<String> names(PlanhatObject object) {
        List<String> names = new ArrayList<>(
                object.operations().stream().map(Operation::uriName).toList());
        names.addAll(consumed(object));
        return names.stream().distinct().toList();
    }

    /** The operations that {@code from} takes. */
    static List<String> consumed(PlanhatObject object) {
        return object.allows(Operation.LIST) ? List.of(Operation.LIST.uriName(), CHANGES) : List.of();
    }

    static List<String> objectNames() {
        List<String> names = new ArrayList<>(PlanhatObject.uriNames());
        names.addAll(AnalyticsOperation.objectNames());
        names.add(REQUEST);
        return names;
    }
}

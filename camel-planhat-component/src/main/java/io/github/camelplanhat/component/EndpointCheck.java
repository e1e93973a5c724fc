/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.component.client.BaseUrls;
import io.github.camelplanhat.component.operation.RequestHeaders;
import io.github.camelplanhat.component.operation.RequestOperation;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.ListFilter;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Finds what is wrong with an endpoint before it exists. Every message names the option, and the nearest right name where
 * there is one; none holds an option's value, unless it is a name or a number.
 */
final class EndpointCheck {
    private EndpointCheck() {}

    /** @throws IllegalArgumentException if the object does not have the operation, or an option has no sense */
    static void check(String objectName, String operationName, PlanhatConfiguration options) {
        connection(options);
        bounds(options);
        if (!options.getRequestHeaders().isEmpty() && !objectName.equals(PlanhatOperations.REQUEST)) {
            throw refused("the options header.* belong to planhat:request, not to " + objectName + "/" + operationName);
        }
        if (AnalyticsOperation.objectNames().contains(objectName)) {
            AnalyticsCheck.check(objectName, operationName, options);
            return;
        }
        accessToken(options);
        if (objectName.equals(PlanhatOperations.REQUEST)) {
            request(operationName, options);
            return;
        }
        PlanhatObject object = object(objectName);
        Operation operation = operation(object, operationName);
        if (options.isReadOnly() && operation.writes()) {
            throw refused("readOnly=true does not allow " + objectName + "/" + operationName);
        }
        if (!options.isAllowDelete() && operation.deletes()) {
            throw refused("allowDelete=false does not allow " + objectName + "/" + operationName);
        }
        ids(object, operation, options);
        filters(object, operation, options);
        if (operation == Operation.LIST) {
            list(object, options);
        }
        if (operationName.equals(PlanhatOperations.CHANGES)) {
            ChangesCheck.check(object, options);
        }
        if (options.getPath() != null) {
            throw refused("the option path belongs to planhat:request, not to " + objectName + "/" + operationName);
        }
    }

    private static void list(PlanhatObject object, PlanhatConfiguration options) {
        if (options.getSort() != null
                && !"_id".equals(options.getSort())
                && !object.pagingParameters(Operation.LIST).contains("sort")) {
            throw refused(object + "/list cannot be sorted: leave out sort=" + options.getSort());
        }
        if (options.getPageSize() > object.maxPageSize()) {
            throw refused("pageSize=" + options.getPageSize() + " is more than Planhat gives for " + object + ": "
                    + object.maxPageSize());
        }
    }

    private static void connection(PlanhatConfiguration options) {
        BaseUrls.check("baseUrl", PlanhatConnections.baseUrl(options));
        BaseUrls.check("analyticsUrl", options.getAnalyticsUrl());
        if (options.getProxyHost() != null) {
            between("proxyPort", options.getProxyPort(), 1, 65_535);
        }
    }

    static void accessToken(PlanhatConfiguration options) {
        boolean noToken =
                options.getAccessToken() == null || options.getAccessToken().isBlank();
        if (noToken && options.getAccessTokenSupplier() == null) {
            throw refused(
                    "accessToken is missing: set it on the component to the API token of a Planhat service account,"
                            + " or give an accessTokenSupplier");
        }
    }

    private static void request(String operationName, PlanhatConfiguration options) {
        if (!PlanhatOperations.REQUEST_OPERATIONS.contains(operationName)) {
            throw refused(unknown("operation", operationName, "request", PlanhatOperations.REQUEST_OPERATIONS));
        }
        if (options.isReadOnly() && !operationName.equals("get")) {
            throw refused("readOnly=true does not allow request/" + operationName);
        }
        if (!options.isAllowDelete() && operationName.equals("delete")) {
            throw refused("allowDelete=false does not allow request/delete");
        }
        Optional.ofNullable(RequestOperation.problemOf(options.getPath())).ifPresent(problem -> {
            throw refused(problem);
        });
        Optional.ofNullable(RequestHeaders.problemOf(options.getRequestHeaders()))
                .ifPresent(problem -> {
                    throw refused(problem);
                });
    }

    private static PlanhatObject object(String name) {
        return PlanhatObject.find(name)
                .orElseThrow(() -> refused(unknown("object", name, null, PlanhatOperations.objectNames())));
    }

    /** {@code changes} is a list that is compared; what is wrong with a list is wrong with it. */
    private static Operation operation(PlanhatObject object, String name) {
        List<String> allowed = PlanhatOperations.names(object);
        if (name.equals(PlanhatOperations.CHANGES) && allowed.contains(name)) {
            return Operation.LIST;
        }
        Optional<Operation> operation = Operation.find(name);
        if (operation.isEmpty()) {
            throw refused(unknown("operation", name, object.uriName(), allowed));
        }
        if (!object.allows(operation.get())) {
            throw refused(object + " has no operation " + name + "; it has " + String.join(", ", allowed));
        }
        return operation.get();
    }

    static String unknown(String what, String name, String of, Collection<String> candidates) {
        String hint = Names.nearest(name, candidates)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are " + String.join(", ", candidates));
        return "unknown " + what + " '" + name + "'" + (of == null ? "" : " for " + of) + hint;
    }

    private static void ids(PlanhatObject object, Operation operation, PlanhatConfiguration options) {
        Map<IdKind, String> ids = PlanhatOperations.ids(options);
        if (ids.isEmpty()) {
            return;
        }
        String what = object + "/" + operation;
        if (!operation.addressesOneRecord()) {
            throw refused("the options id, externalId and sourceId have no meaning for " + what);
        }
        if (ids.size() > 1) {
            throw refused(what + " takes one of the options id, externalId and sourceId");
        }
        IdKind kind = ids.keySet().iterator().next();
        if (ids.get(kind).isBlank()) {
            throw refused(what + " was given a blank id: it would address the whole list");
        }
        if (!object.idKinds(operation).contains(kind)
                && !object.idKinds(Operation.GET).contains(kind)) {
            throw refused(what + " cannot address a record by "
                    + (kind == IdKind.SOURCE_ID ? "sourceId" : kind == IdKind.EXTERNAL_ID ? "externalId" : "id"));
        }
    }

    /** Undocumented filters may work; only what looks like a slip of a documented one is refused. */
    private static void filters(PlanhatObject object, Operation operation, PlanhatConfiguration options) {
        List<String> known =
                object.filters(operation).stream().map(ListFilter::name).toList();
        if (options.getCompanyId() != null && !known.contains("companyId")) {
            throw refused("a " + operation + " of " + object + " cannot be narrowed to a companyId");
        }
        for (String name : options.getFilters().keySet()) {
            if (object.pagingParameters(operation).contains(name)) {
                throw refused("filter." + name + " is what the component pages with; use the option "
                        + (name.equals("limit") ? "pageSize or maxRecords" : name));
            }
            Optional<String> near = known.contains(name) ? Optional.empty() : Names.nearest(name, known);
            if (near.isPresent()) {
                throw refused(object + "/" + operation + " has no filter." + name + "; did you mean filter."
                        + near.get() + "?");
            }
        }
    }

    private static void bounds(PlanhatConfiguration options) {
        between("batchSize", options.getBatchSize(), 1, 5_000);
        between("maxBodyBytes", options.getMaxBodyBytes(), 1_000, 32_000_000);
        between("eventBatchSize", options.getEventBatchSize(), 1, 100_000);
        between("isolationCalls", options.getIsolationCalls(), 0, 10_000);
        between("singleLookups", options.getSingleLookups(), 0, 1_000);
        between("maxIndexed", options.getMaxIndexed(), 1, Integer.MAX_VALUE);
        between("maxOutcomes", options.getMaxOutcomes(), 0, Integer.MAX_VALUE);
        between("maxRetries", options.getMaxRetries(), 0, 100);
        between("pageSize", options.getPageSize(), 0, Integer.MAX_VALUE);
        between("offset", options.getOffset(), 0, Long.MAX_VALUE);
        between("maxRecords", options.getMaxRecords(), 0, Long.MAX_VALUE);
        between("callsPerMinute", options.getCallsPerMinute(), 1, 1_000_000);
        between("callsPerSecond", options.getCallsPerSecond(), 1, 1_000_000);
        between("maxInFlight", options.getMaxInFlight(), 1, 10_000);
        between("connectTimeout", options.getConnectTimeout(), 1, Integer.MAX_VALUE);
        between("responseTimeout", options.getResponseTimeout(), 1, Integer.MAX_VALUE);
        between("deadline", options.getDeadline(), 1, Long.MAX_VALUE);
        between("quotaWait", options.getQuotaWait(), 0, Long.MAX_VALUE);
        between("retryDelay", options.getRetryDelay(), 0, Long.MAX_VALUE);
        between("retryMaxDelay", options.getRetryMaxDelay(), 0, Long.MAX_VALUE);
        between("quietTime", options.getQuietTime(), 0, Long.MAX_VALUE);
    }

    static void between(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw refused(option + "=" + value + " must be "
                    + (most >= Integer.MAX_VALUE ? "at least " + least : "between " + least + " and " + most));
        }
    }

    static IllegalArgumentException refused(String message) {
        return new IllegalArgumentException(message);
    }
}

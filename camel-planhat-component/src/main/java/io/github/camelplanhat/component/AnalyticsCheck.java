/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.component.analytics.EventOperations;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.Names;

/** Finds what is wrong with an endpoint of metrics, activities or Segment events; a part of {@link EndpointCheck}. */
final class AnalyticsCheck {
    private static final int LARGEST_PAGE = 10_000;
    /** Names that a caller expects, and that Planhat would ignore: the list would be of everything. */
    private static final Map<String, String> OTHERWISE_CALLED = Map.of("dimensionId", "dimid", "companyId", "cId");

    private AnalyticsCheck() {}

    static void check(String objectName, String operationName, PlanhatConfiguration options) {
        List<String> operations = AnalyticsOperation.operationNames(objectName);
        AnalyticsOperation operation = AnalyticsOperation.find(objectName, operationName)
                .orElseThrow(() -> EndpointCheck.refused(
                        EndpointCheck.unknown("operation", operationName, objectName, operations)));
        if (options.isReadOnly() && operation.writes()) {
            throw EndpointCheck.refused("readOnly=true does not allow " + operation);
        }
        credentials(operation, options);
        if (!PlanhatOperations.ids(options).isEmpty()) {
            throw EndpointCheck.refused("the options id, externalId and sourceId have no meaning for " + operation);
        }
        if (options.getPath() != null) {
            throw EndpointCheck.refused("the option path belongs to planhat:request, not to " + operation);
        }
        list(operation, options);
    }

    private static void credentials(AnalyticsOperation operation, PlanhatConfiguration options) {
        if (!operation.writes()) {
            EndpointCheck.accessToken(options);
            return;
        }
        String problem = EventOperations.problemOf(options.getTenantToken());
        if (problem != null) {
            throw EndpointCheck.refused(operation + ": " + problem);
        }
    }

    private static void list(AnalyticsOperation operation, PlanhatConfiguration options) {
        if (operation.writes()) {
            if (options.getCompanyId() != null || !options.getFilters().isEmpty()) {
                throw EndpointCheck.refused("companyId and filter.* have no meaning for " + operation);
            }
            return;
        }
        EndpointCheck.between("pageSize", options.getPageSize(), 0, LARGEST_PAGE);
        if (options.getSelect() != null) {
            throw EndpointCheck.refused("the option select has no meaning for " + operation);
        }
        if (options.getSort() != null && !"_id".equals(options.getSort())) {
            throw EndpointCheck.refused(operation + " cannot be sorted: leave out sort=" + options.getSort());
        }
        for (String name : options.getFilters().keySet()) {
            if (List.of("limit", "offset").contains(name)) {
                throw EndpointCheck.refused("filter." + name + " is what the component pages with; use the option "
                        + (name.equals("limit") ? "pageSize or maxRecords" : name));
            }
            Optional<String> near = operation.filters().contains(name)
                    ? Optional.empty()
                    : Optional.ofNullable(OTHERWISE_CALLED.get(name))
                            .or(() -> Names.nearest(name, operation.filters()));
            if (near.isPresent()) {
                throw EndpointCheck.refused(
                        operation + " has no filter." + name + "; did you mean filter." + near.get() + "?");
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.ListFilter;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * What is pulled: an object whose list can be narrowed to a company, the values of a metric, or a request of one's own. How
 * many companies a call takes, the catalogue says.
 */
final class PullObject {
    static final String REQUEST = "request";
    private static final String METRIC = "metric";
    private static final String COMPANY_ID = "companyId";

    private final String name;
    /** Null for metrics and requests. */
    private final PlanhatObject object;

    private PullObject(String name, PlanhatObject object) {
        this.name = name;
        this.object = object;
    }

    static PullObject parse(String name) {
        if (name.equals(REQUEST) || name.equals(METRIC)) {
            return new PullObject(name, null);
        }
        List<String> known = List.of(PlanhatObject.values()).stream()
                .filter(o -> companyFilter(o).isPresent())
                .map(PlanhatObject::uriName)
                .toList();
        PlanhatObject object = PlanhatObject.find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown object '" + name + "'" + Names.hint(name, known)));
        if (companyFilter(object).isEmpty()) {
            throw new IllegalArgumentException("a list of " + name
                    + " cannot be narrowed to a company, so it cannot be pulled by companies; those that can are "
                    + String.join(", ", known) + ", metric and request");
        }
        return new PullObject(name, object);
    }

    private static Optional<ListFilter> companyFilter(PlanhatObject object) {
        return object.filters(Operation.LIST).stream()
                .filter(f -> f.name().equals(COMPANY_ID))
                .findFirst();
    }

    String name() {
        return name;
    }

    boolean isRequest() {
        return name.equals(REQUEST);
    }

    /** Whether each record is a company itself, so that one that is missing in the answer does not exist. */
    boolean isCompany() {
        return object == PlanhatObject.COMPANY;
    }

    /** Whether one call takes several companies. */
    boolean takesSeveral() {
        return object != null && companyFilter(object).orElseThrow().severalValues();
    }

    /** Whether a record tells which of several companies it belongs to. */
    boolean namesCompany() {
        return isCompany() || object != null && object.companyReference().isPresent();
    }

    /** The field that names the company; null where there is none. */
    String companyField() {
        if (object == null) {
            return null;
        }
        return isCompany()
                ? "_id"
                : object.companyReference().map(CompanyReference::field).orElse(null);
    }

    /** The {@code _id} of the record's company; null if it does not tell. */
    String companyOf(Map<?, ?> record) {
        return companyField() != null && record.get(companyField()) instanceof String id ? id : null;
    }

    /** @throws IllegalArgumentException if a filter is a slip of one that is documented, or not the user's to set */
    void checkFilter(String filter) {
        List<String> known = object != null
                ? object.filters(Operation.LIST).stream().map(ListFilter::name).toList()
                : name.equals(METRIC) ? AnalyticsOperation.METRIC_LIST.filters() : List.of();
        if (object != null && (filter.equals(COMPANY_ID) || filter.equals("cId"))
                || name.equals(METRIC) && filter.equals("cId")) {
            throw new IllegalArgumentException("filters: " + filter + " is what the pull itself fills");
        }
        if (!isRequest() && List.of("limit", "offset", "sort", "select").contains(filter)) {
            throw new IllegalArgumentException("filters: " + filter + " is what the component pages with"
                    + (filter.equals("select") ? "; there is the parameter select" : ""));
        }
        if (!known.contains(filter)) {
            Names.nearest(filter, known).ifPresent(near -> {
                throw new IllegalArgumentException(
                        "filters: " + name + " has no filter " + filter + "; did you mean " + near + "?");
            });
        }
    }
}

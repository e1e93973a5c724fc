/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.ListFilter;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.ArchivedTasks;
import io.github.camelplanhat.simulator.behaviour.Switch.PrefixesInFilters;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.call.Query;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.RecordCollection;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.CompanyNames;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static io.github.camelplanhat.model.Operation.LIST;

/** The filters of lists. Which object has which is in the catalogue; here is what each name means (API sheet, section 2). */
final class Filters {
    private static final int NPS_WINDOW_DAYS = 360;

    private final Tenant tenant;

    Filters(Tenant tenant) {
        this.tenant = tenant;
    }

    /** What all filters of the query and the silent ones of the object ask for; empty if every record is shown. */
    Optional<Predicate<Doc>> filter(PlanhatObject object, Query query) {
        return object.filters(LIST).stream()
                .map(filter -> predicate(object, filter, query))
                .filter(Objects::nonNull)
                .reduce(Predicate::and);
    }

    /** The records of the companies asked for, where an index has them; empty if the whole collection must be looked at. */
    Optional<List<Slot>> narrowed(PlanhatObject object, RecordCollection collection, Query query) {
        Optional<ListFilter> byCompany = object.filters(LIST).stream()
                .filter(filter -> filter.name().equals("companyId"))
                .findFirst();
        if (byCompany.isEmpty() || query.get("companyId").isEmpty()) {
            return Optional.empty();
        }
        Set<String> companies = companies(byCompany.get(), query);
        if (object == PlanhatObject.COMPANY) {
            return Optional.of(inOrder(companies.stream().flatMap(id -> collection.byId(id).stream())));
        }
        return object.companyReference()
                .map(CompanyReference::field)
                .filter(collection::indexed)
                .map(field -> inOrder(companies.stream().flatMap(id -> collection.find(field, id).stream())));
    }

    private static List<Slot> inOrder(Stream<Slot> slots) {
        return slots.sorted(Comparator.comparingInt(Slot::position)).toList();
    }

    private Predicate<Doc> predicate(PlanhatObject object, ListFilter filter, Query query) {
        String name = filter.name();
        String value = query.get(name).orElse(null);
        return switch (name) {
            case "archived" -> query.isTrue(name) ? null : record -> !record.isTrue("archived");
            case "isArchived" -> archivedTasks(query.isTrue(name));
            case "npsExpiryDay" -> answeredWithin(value);
            default -> value == null ? null : asked(object, filter, value, query);
        };
    }

    private Predicate<Doc> asked(PlanhatObject object, ListFilter filter, String value, Query query) {
        return switch (filter.name()) {
            case "companyId" -> ofCompanies(object, companies(filter, query));
            case "euId" -> record -> value.equals(record.text("_id"));
            case "enduserIds" -> ofEndusers(new HashSet<>(query.several("enduserIds")));
            case "search" -> contains(value.toLowerCase(Locale.ROOT));
            case "downgrades" -> record -> record.isTrue("onlyDowngrade") == value.equals("only");
            case "from" -> record -> day(record).compareTo(value) >= 0;
            case "to" -> record -> !day(record).isEmpty() && day(record).compareTo(value) <= 0;
            default -> record -> value.equals(record.text(filter.name()));
        };
    }

    /** Where one id is documented, a comma list is one id that nobody has. */
    private Set<String> companies(ListFilter filter, Query query) {
        List<String> asked = filter.severalValues()
                ? query.several("companyId")
                : query.get("companyId").map(List::of).orElse(List.of());
        if (tenant.behaviour().is(PrefixesInFilters.REFUSED)) {
            return new HashSet<>(asked);
        }
        CompanyNames names = new CompanyNames(tenant);
        Set<String> ids = new HashSet<>();
        asked.forEach(name -> names.idOf(name, true).ifPresent(ids::add));
        return ids;
    }

    private static Predicate<Doc> ofCompanies(PlanhatObject object, Set<String> companies) {
        String field = object.companyReference().map(CompanyReference::field).orElse("_id");
        return record -> record.get(field) instanceof List<?> several
                ? several.stream().anyMatch(companies::contains)
                : companies.contains(record.text(field));
    }

    private static Predicate<Doc> ofEndusers(Set<String> endusers) {
        return record -> record.get("endusers") instanceof List<?> several
                && several.stream().anyMatch(item -> item instanceof Doc doc && endusers.contains(doc.text("id")));
    }

    private static Predicate<Doc> contains(String words) {
        return record -> {
            String description = record.text("description");
            return description != null && description.toLowerCase(Locale.ROOT).contains(words);
        };
    }

    private static String day(Doc churn) {
        String date = churn.text("churnDate");
        return date == null ? "" : date.substring(0, Math.min(10, date.length()));
    }

    private Predicate<Doc> archivedTasks(boolean asked) {
        if (!asked) {
            return record -> !record.isTrue("isArchived");
        }
        return tenant.behaviour().is(ArchivedTasks.ONLY_ARCHIVED) ? record -> record.isTrue("isArchived") : null;
    }

    private Predicate<Doc> answeredWithin(String days) {
        int window = days == null ? NPS_WINDOW_DAYS : number(days);
        String since = tenant.text(tenant.now().minus(Duration.ofDays(window)));
        return record -> {
            String answered = Objects.requireNonNullElse(record.text("dateAnswered"), record.text("createdAt"));
            return answered.compareTo(since) >= 0;
        };
    }

    private static int number(String days) {
        try {
            return Integer.parseInt(days);
        } catch (NumberFormatException e) {
            throw new HttpError(400, "npsExpiryDay is not a number: " + days);
        }
    }
}

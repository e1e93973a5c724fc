/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.paging.LargestPage;
import io.github.camelplanhat.component.paging.Page;
import io.github.camelplanhat.component.paging.PageReader;
import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.component.record.PlanhatDates;
import io.github.camelplanhat.model.AnalyticsOperation;

/**
 * Lists metric values over all pages (API sheet, section 5.2); the body becomes a List of Maps, or a lazy iterator of them.
 * Each value has its {@code time}, as Planhat gives it, and added to it {@code day}, the same as days since 1970-01-01.
 */
public final class MetricListOperation implements PlanhatOperation {
    private static final AnalyticsOperation OPERATION = AnalyticsOperation.METRIC_LIST;

    private final PlanhatClient client;
    private final ListSettings settings;
    private final PageReader reader = new PageReader();
    private final LargestPage largestPage = LargestPage.unknown();

    public MetricListOperation(PlanhatClient client, ListSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public void process(Exchange exchange) {
        Map<String, String> query = query(exchange);
        // Planhat documents no order of metric values: nothing is known of the next page's ids.
        RecordIterator values = new RecordIterator(
                        OPERATION.toString(),
                        (pass, offset, limit) -> page(query, offset, limit),
                        1,
                        settings.pageSize(),
                        ListOperation.number(exchange, PlanhatConstants.OFFSET, settings.offset()),
                        ListOperation.number(exchange, PlanhatConstants.MAX_RECORDS, settings.maxRecords()),
                        false,
                        value -> true)
                .knowing(largestPage);
        if (settings.stream()) {
            StreamedList.hand(values, exchange);
            return;
        }
        List<Map<String, Object>> all = new ArrayList<>();
        values.forEachRemaining(all::add);
        exchange.getMessage().setBody(all);
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, values.calls());
        exchange.getMessage().setHeader(PlanhatConstants.RECORDS, (long) all.size());
    }

    private Map<String, String> query(Exchange exchange) {
        Map<String, Object> filters = new LinkedHashMap<>(settings.filters());
        if (exchange.getMessage().getHeader(PlanhatConstants.FILTERS) instanceof Map<?, ?> more) {
            more.forEach((name, value) -> filters.put(String.valueOf(name), value));
        }
        Map<String, String> query = QueryParameters.of(exchange, settings.filters());
        day("from", filters, query);
        day("to", filters, query);
        String company =
                exchange.getMessage().getHeader(PlanhatConstants.COMPANY_ID, settings.companyId(), String.class);
        if (company != null) {
            query.put("cId", company);
        }
        if (query.containsKey("cId") && query.get("cId").isBlank()) {
            throw new IllegalArgumentException(
                    OPERATION + " was given a blank company: it would list the metrics of every company");
        }
        return query;
    }

    private static void day(String name, Map<String, Object> filters, Map<String, String> query) {
        Object value = filters.get(name);
        if (value == null) {
            query.remove(name);
            return;
        }
        try {
            query.put(name, Long.toString(PlanhatDates.epochDay(value)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(OPERATION + ", filter " + name + ": " + e.getMessage(), e);
        }
    }

    private Page page(Map<String, String> query, long offset, int limit) {
        PlanhatAnswer<List<Map<String, Object>>> answer =
                client.send(PlanhatCall.to("GET", "/" + OPERATION.path(), reader)
                        .named(OPERATION.object(), OPERATION.operation())
                        .query(query)
                        .query("limit", limit)
                        .query("offset", offset)
                        .build());
        answer.body().forEach(MetricListOperation::addDay);
        return new Page(answer.body(), answer.attempts());
    }

    private static void addDay(Map<String, Object> value) {
        if (value.get("time") instanceof String time) {
            try {
                value.putIfAbsent("day", PlanhatDates.epochDay(time));
            } catch (DateTimeException e) {
                // What is no date stays as Planhat gave it.
            }
        }
    }
}

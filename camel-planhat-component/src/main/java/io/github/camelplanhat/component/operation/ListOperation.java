/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.ArrayList;
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
import io.github.camelplanhat.component.paging.PageSource;
import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Lists records over all pages; the body becomes a List of Maps, or a lazy iterator of them. */
public final class ListOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ListSettings settings;
    private final PageReader reader = new PageReader();
    private final LargestPage largestPage;

    public ListOperation(PlanhatObject object, PlanhatClient client, ListSettings settings) {
        this.object = object;
        this.client = client;
        this.settings = settings;
        this.largestPage = LargestPage.atLeast(object.defaultPageSize());
    }

    @Override
    public void process(Exchange exchange) {
        RecordIterator records = open(exchange);
        if (settings.stream()) {
            StreamedList.hand(records, exchange);
            return;
        }
        List<Map<String, Object>> all = new ArrayList<>();
        records.forEachRemaining(all::add);
        exchange.getMessage().setBody(all);
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, records.calls());
        exchange.getMessage().setHeader(PlanhatConstants.RECORDS, (long) all.size());
    }

    /** The list that the options and the message's headers ask for; nothing is read yet. */
    public RecordIterator open(Exchange exchange) {
        List<Map<String, String>> passes = settings.complete() ? object.completeListPasses() : List.of(Map.of());
        Map<String, String> query = query(exchange);
        RecordIterator records = new RecordIterator(
                        object + "/list",
                        pages(passes, query),
                        passes.size(),
                        settings.pageSize(),
                        number(exchange, PlanhatConstants.OFFSET, settings.offset()),
                        number(exchange, PlanhatConstants.MAX_RECORDS, settings.maxRecords()),
                        "_id".equals(settings.sort()),
                        row -> FixedValues.match(object, row))
                .knowing(largestPage);
        return settings.probeEnd() ? records.untilEmptyPage() : records;
    }

    private Map<String, String> query(Exchange exchange) {
        Map<String, String> query = QueryParameters.of(exchange, settings.filters());
        String company =
                exchange.getMessage().getHeader(PlanhatConstants.COMPANY_ID, settings.companyId(), String.class);
        if (company != null) {
            if (company.isBlank()) {
                throw new IllegalArgumentException(
                        object + "/list was given a blank companyId: it would list the records of every company");
            }
            if (object.filters(Operation.LIST).stream().noneMatch(f -> f.name().equals("companyId"))) {
                throw new IllegalArgumentException("a list of " + object + " cannot be narrowed to a company: remove"
                        + " the header " + PlanhatConstants.COMPANY_ID);
            }
            query.put("companyId", company);
        }
        if (settings.select() != null) {
            query.put("select", settings.select());
        }
        if (settings.sort() != null) {
            query.put("sort", settings.sort());
        }
        return query;
    }

    private PageSource pages(List<Map<String, String>> passes, Map<String, String> query) {
        // Only companies answer a list of one unknown company with 404; anywhere else a 404 is no empty list.
        boolean ofOneCompany = object == PlanhatObject.COMPANY && query.containsKey("companyId");
        return (pass, offset, limit) -> {
            PlanhatCall.Builder<List<Map<String, Object>>> call = PlanhatCall.to("GET", "/" + object.path(), reader)
                    .named(object.uriName(), Operation.LIST.uriName())
                    .query(query)
                    .query(passes.get(pass))
                    .query("limit", limit)
                    .query("offset", offset);
            if (ofOneCompany) {
                call.alsoRead(404);
            }
            PlanhatAnswer<List<Map<String, Object>>> answer = client.send(call.build());
            return new Page(answer.body(), answer.attempts());
        };
    }

    static long number(Exchange exchange, String header, long option) {
        Long value = exchange.getMessage().getHeader(header, Long.class);
        if (value != null && value < 0) {
            throw new IllegalArgumentException("the header " + header + " must not be negative: " + value);
        }
        return value == null ? option : value;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/** HubSpot's CRM API as far as the source uses it: one object with its records, search, list and associations. */
final class HubSpotStub implements ResponseDefinitionTransformerV2, AutoCloseable {
    static final String TOKEN = "test-token";
    private static final int SEARCH_WALL = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer server;
    private final TreeMap<Long, Map<String, Object>> records = new TreeMap<>();
    private final Map<String, List<Map<String, Object>>> companies = new LinkedHashMap<>();
    private final Deque<ResponseDefinitionBuilder> faults = new ArrayDeque<>();
    private Runnable afterPage = () -> {};
    private String date = "Thu, 01 Jan 2026 12:00:00 GMT";

    HubSpotStub() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("localhost")
                .extensions(this));
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
        server.start();
    }

    String url() {
        return server.baseUrl();
    }

    HubSpotStub record(long id, String modifiedProperty, String modified, Object... properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(modifiedProperty, modified);
        for (int i = 0; i < properties.length; i += 2) {
            all.put((String) properties[i], properties[i + 1]);
        }
        records.put(id, all);
        return this;
    }

    HubSpotStub company(String record, long company, Integer... typeIds) {
        companies
                .computeIfAbsent(record, r -> new ArrayList<>())
                .add(Map.of(
                        "toObjectId",
                        company,
                        "associationTypes",
                        Arrays.stream(typeIds)
                                .map(t -> {
                                    Map<String, Object> type = new LinkedHashMap<>();
                                    type.put("category", "HUBSPOT_DEFINED");
                                    type.put("typeId", t);
                                    type.put("label", null);
                                    return type;
                                })
                                .toList()));
        return this;
    }

    /** Answers of the next calls, before it answers as it should. */
    HubSpotStub fault(ResponseDefinitionBuilder... answers) {
        faults.addAll(List.of(answers));
        return this;
    }

    HubSpotStub date(String header) {
        date = header;
        return this;
    }

    /** Happens after each page of records. */
    HubSpotStub afterPage(Runnable change) {
        afterPage = change;
        return this;
    }

    List<LoggedRequest> calls(String path) {
        List<LoggedRequest> calls =
                new ArrayList<>(server.findAll(WireMock.anyRequestedFor(WireMock.urlPathEqualTo(path))));
        calls.sort((a, b) -> a.getLoggedDate().compareTo(b.getLoggedDate()));
        return calls;
    }

    int calls() {
        return server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())).size();
    }

    @Override
    public String getName() {
        return "hubspot";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinitionBuilder fault = faults.poll();
        if (fault != null) {
            return fault.build();
        }
        Request request = event.getRequest();
        if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            return json(
                    401,
                    Map.of(
                            "status",
                            "error",
                            "message",
                            "Authentication credentials not found.",
                            "category",
                            "INVALID_AUTHENTICATION"));
        }
        try {
            String path = request.getUrl().split("\\?")[0];
            if (path.endsWith("/batch/read")) {
                return associations(JSON.readTree(request.getBodyAsString()));
            }
            return path.endsWith("/search") ? search(JSON.readTree(request.getBodyAsString())) : list(request);
        } catch (JsonProcessingException e) {
            return json(400, Map.of("status", "error", "message", "Invalid input JSON"));
        }
    }

    private ResponseDefinition search(JsonNode query) {
        int after = query.path("after").asInt();
        int limit = query.path("limit").asInt(10);
        if (after + limit > SEARCH_WALL) {
            return json(400, Map.of("status", "error", "message", "The search endpoint is limited to 10000 results"));
        }
        Stream<Map.Entry<Long, Map<String, Object>>> found = records.entrySet().stream();
        for (JsonNode filter : query.path("filterGroups").path(0).path("filters")) {
            found = found.filter(record -> matches(record, filter));
        }
        List<Map.Entry<Long, Map<String, Object>>> all = found.toList();
        List<String> properties = new ArrayList<>();
        query.path("properties").forEach(p -> properties.add(p.asText()));
        List<Map<String, Object>> page = all.stream()
                .skip(after)
                .limit(limit)
                .map(r -> record(r, properties))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("total", all.size(), "results", page));
        if (after + limit < all.size()) {
            body.put("paging", Map.of("next", Map.of("after", String.valueOf(after + limit))));
        }
        afterPage.run();
        return json(200, body);
    }

    private static boolean matches(Map.Entry<Long, Map<String, Object>> record, JsonNode filter) {
        String property = filter.path("propertyName").asText();
        long wanted = filter.path("value").asLong();
        long value = property.equals("hs_object_id")
                ? record.getKey()
                : Instant.parse(record.getValue().get(property).toString()).toEpochMilli();
        return switch (filter.path("operator").asText()) {
            case "GTE" -> value >= wanted;
            case "GT" -> value > wanted;
            default -> throw new IllegalArgumentException(filter.toString());
        };
    }

    private ResponseDefinition list(Request request) {
        int limit = Integer.parseInt(request.queryParameter("limit").firstValue());
        String after = request.queryParameter("after").isPresent()
                ? request.queryParameter("after").firstValue()
                : "0";
        List<String> properties =
                List.of(request.queryParameter("properties").firstValue().split(","));
        List<Map.Entry<Long, Map<String, Object>>> rest =
                List.copyOf(records.tailMap(Long.parseLong(after)).entrySet());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "results",
                rest.stream().limit(limit).map(r -> record(r, properties)).toList());
        if (rest.size() > limit) {
            body.put(
                    "paging",
                    Map.of("next", Map.of("after", rest.get(limit).getKey().toString(), "link", "unused")));
        }
        afterPage.run();
        return json(200, body);
    }

    private static Map<String, Object> record(Map.Entry<Long, Map<String, Object>> record, List<String> properties) {
        Map<String, Object> shown = new LinkedHashMap<>();
        properties.forEach(p -> shown.put(p, record.getValue().get(p)));
        shown.put("hs_object_id", record.getKey().toString());
        return Map.of("id", record.getKey().toString(), "properties", shown, "archived", false);
    }

    private ResponseDefinition associations(JsonNode query) {
        List<Object> results = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (JsonNode input : query.path("inputs")) {
            String id = input.path("id").asText();
            if (companies.containsKey(id)) {
                results.add(Map.of("from", Map.of("id", id), "to", companies.get(id)));
            } else {
                errors.add(Map.of(
                        "status", "error",
                        "category", "OBJECT_NOT_FOUND",
                        "subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND",
                        "message", "No company is associated with contact " + id + "."));
            }
        }
        return errors.isEmpty()
                ? json(200, Map.of("status", "COMPLETE", "results", results))
                : json(
                        207,
                        Map.of("status", "COMPLETE", "results", results, "numErrors", errors.size(), "errors", errors));
    }

    private ResponseDefinition json(int status, Object body) {
        try {
            return WireMock.aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json;charset=utf-8")
                    .withHeader("Date", date)
                    .withBody(JSON.writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

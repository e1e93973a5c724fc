/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/** The issues of a query, up to 100 a call. Where the next page begins, only Jira's token knows. */
final class IssuePages {
    private static final String PATH = "/rest/api/3/search/jql";
    private static final int LIMIT = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<RestCall, RestAnswer> api;
    private final Map<String, Object> query = new LinkedHashMap<>();
    private final Set<Object> tokens = new HashSet<>();
    private boolean end;

    IssuePages(Function<RestCall, RestAnswer> api, String jql, List<String> fields) {
        this.api = api;
        query.put("jql", jql);
        query.put("fields", fields);
        query.put("maxResults", LIMIT);
    }

    /** The next page, which may have no issues; null behind the last one. */
    RestAnswer next() {
        if (end) {
            return null;
        }
        RestAnswer page = api.apply(RestCall.post(PATH, json()));
        if (!page.object().containsKey("issues")) {
            throw new RestException(200, "Jira's search has no issues in its answer. Is baseUrl right?", null);
        }
        Object token = page.object().get("nextPageToken");
        end = Boolean.TRUE.equals(page.object().get("isLast")) || token == null;
        query.put("nextPageToken", token);
        if (!end && !tokens.add(token)) {
            throw new RestException(200, "Jira's search does not go on behind one of its pages", null);
        }
        return page;
    }

    private String json() {
        try {
            return JSON.writeValueAsString(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

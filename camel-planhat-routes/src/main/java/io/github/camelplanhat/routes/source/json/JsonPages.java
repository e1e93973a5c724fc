/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.json;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;

import io.github.camelplanhat.routes.source.RestAnswer;
import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;

/** The pages of an API, each found by what the one before says of it: a token, or the address of the next page. */
final class JsonPages {
    private final Function<RestCall, RestAnswer> api;
    private final URI base;
    private final String path;
    private final Function<String, String> query;
    private final JsonPath rows;
    private final JsonPath next;
    private final Set<String> seen = new HashSet<>();
    private RestCall call;

    /**
     * @param query of a page, by its token
     * @param first token of the first page, which may be blank
     * @param next where the answer tells of the next page; null where there is one page
     */
    JsonPages(
            Function<RestCall, RestAnswer> api,
            URI base,
            String path,
            Function<String, String> query,
            String first,
            JsonPath rows,
            JsonPath next) {
        this.api = api;
        this.base = base;
        this.path = path;
        this.query = query;
        this.rows = rows;
        this.next = next;
        this.call = RestCall.get(path, query.apply(first));
        seen.add(first);
    }

    /**
     * A page.
     *
     * @param rows its rows
     * @param answer as it came
     */
    record Page(List<?> rows, RestAnswer answer) {}

    /** The next page, which may have no rows; null behind the last one. */
    Page next() {
        if (call == null) {
            return null;
        }
        RestAnswer answer = api.apply(call);
        Object found = read(rows, answer);
        if (found == null) {
            throw new RestException(
                    200,
                    "the answer to " + call + " has nothing at " + rows.getPath() + ": set rows of the source",
                    null);
        }
        call = following(next == null ? null : read(next, answer));
        return new Page(found instanceof List<?> list ? list : List.of(found), answer);
    }

    private static Object read(JsonPath at, RestAnswer answer) {
        try {
            return answer.body() instanceof Map || answer.body() instanceof List ? at.read(answer.body()) : null;
        } catch (PathNotFoundException e) {
            return null;
        }
    }

    private RestCall following(Object token) {
        Object one = token instanceof List<?> list ? list.stream().findFirst().orElse(null) : token;
        String text = one == null || Boolean.FALSE.equals(one) ? "" : one.toString();
        if (text.isBlank()) {
            return null;
        }
        if (!seen.add(text)) {
            throw new RestException(200, "the answer to " + call + " leads back to a page that was read before", null);
        }
        return text.matches("https?://.*") ? byAddress(text) : RestCall.get(path, query.apply(text));
    }

    /** The credentials go to no other server than the one that they are for. */
    private RestCall byAddress(String text) {
        URI address = URI.create(text);
        if (!base.getRawAuthority().equalsIgnoreCase(address.getRawAuthority())) {
            throw new RestException(
                    200,
                    "the next page is said to be at " + address.getHost() + ", which is not " + base.getHost()
                            + "; it is not asked for",
                    null);
        }
        return RestCall.get(address.getRawPath(), address.getRawQuery());
    }
}

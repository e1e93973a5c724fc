/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * What method and path of a call stand for.
 *
 * @param method HTTP method
 * @param segments the decoded parts of the path
 * @param object the object of the path; null for paths of another kind
 * @param operation what the call does with it; null where the catalogue has no such operation
 * @param id the addressed record as it stands in the path, prefix included; null if none is addressed
 */
public record Route(String method, List<String> segments, PlanhatObject object, Operation operation, String id) {

    /** A call of the main API. */
    public static Route api(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        if (segments.isEmpty() || segments.size() > 2) {
            return new Route(method, segments, null, null, null);
        }
        return Arrays.stream(PlanhatObject.values())
                .flatMap(object -> of(object, method, segments))
                .findFirst()
                .orElse(new Route(method, segments, null, null, null));
    }

    public static Route analytics(String method, String rawPath) {
        return new Route(method, segments(rawPath), null, null, null);
    }

    private static Stream<Route> of(PlanhatObject object, String method, List<String> segments) {
        String path = segments.get(0);
        String id = segments.size() == 2 ? segments.get(1) : null;
        if (object.path().equals(path)) {
            return Stream.of(new Route(method, segments, object, operation(object, method, id), id));
        }
        boolean lean = object.allows(Operation.LEAN_LIST)
                && object.path(Operation.LEAN_LIST).equals(path);
        if (lean && id == null && method.equals("GET")) {
            return Stream.of(new Route(method, segments, object, Operation.LEAN_LIST, null));
        }
        return Stream.empty();
    }

    private static Operation operation(PlanhatObject object, String method, String id) {
        Operation operation =
                switch (method) {
                    case "GET" -> id == null ? Operation.LIST : Operation.GET;
                    case "PUT" -> id == null ? Operation.BULK_UPSERT : Operation.UPDATE;
                    case "POST" -> id == null ? Operation.CREATE : id.equals("duplicate") ? Operation.DUPLICATE : null;
                    case "DELETE" -> id == null ? null : Operation.DELETE;
                    default -> null;
                };
        return operation != null && object.allows(operation) ? operation : null;
    }

    /** Empty segments vanish: an empty id falls through to the list (API sheet, section 1.3). */
    private static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> Percent.decode(segment))
                .toList();
    }
}

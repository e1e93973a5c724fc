/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Further headers of a request. They come from options alone, never from a message. */
public final class RequestHeaders {
    /** They carry the credential, the target and the framing, which are the component's. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private RequestHeaders() {}

    /** What is wrong with headers, or null; no value is told. */
    public static String problemOf(Map<String, Object> headers) {
        for (Map.Entry<String, Object> header : headers.entrySet()) {
            String name = header.getKey();
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                return "header." + name + ": that is no name of an HTTP header";
            }
            String known = name.toLowerCase(Locale.ROOT);
            if (OURS.contains(known) || known.startsWith("proxy-")) {
                return "header." + name + " cannot be set: the component itself says who calls, whom, and how; for the"
                        + " token there is accessToken";
            }
            if (header.getValue() == null || !header.getValue().toString().matches("[\\t\\x20-\\x7E]*")) {
                return "the value of header." + name + " holds characters that an HTTP header cannot hold";
            }
        }
        return null;
    }

    /** As they travel. */
    public static Map<String, String> texts(Map<String, Object> headers) {
        return headers.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, h -> h.getValue()
                .toString()));
    }
}

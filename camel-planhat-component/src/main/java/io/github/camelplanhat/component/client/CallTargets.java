/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.hc.core5.http.HttpHost;

/** Builds the address of a call: always one of the two configured hosts, whatever the call's path holds. */
final class CallTargets {
    private static final String ALLOWED_MARKS = "-._~!$&'()*+,;=:@/";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final URI api;
    private final URI analytics;

    CallTargets(URI api, URI analytics) {
        this.api = api;
        this.analytics = analytics;
    }

    HttpHost host(PlanhatCall<?> call) {
        URI base = base(call);
        return new HttpHost(base.getScheme(), base.getHost(), base.getPort());
    }

    /** Path and query, percent-encoded. */
    String pathAndQuery(PlanhatCall<?> call) {
        StringBuilder target = new StringBuilder(base(call).getRawPath()).append(call.path());
        char separator = '?';
        for (Map.Entry<String, String> parameter : call.query().entrySet()) {
            target.append(separator);
            encode(parameter.getKey(), target);
            target.append('=');
            encode(parameter.getValue(), target);
            separator = '&';
        }
        return target.toString();
    }

    private URI base(PlanhatCall<?> call) {
        return call.host() == PlanhatCall.Host.API ? api : analytics;
    }

    /** Why a percent-encoded path must not be used, or nothing. Empty segments and dots would lead to another resource. */
    static Optional<String> pathProblem(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (!path.startsWith("/")) {
            return Optional.of("does not begin with /");
        }
        if (!isEncoded(path)) {
            return Optional.of("holds a character that must be percent-encoded");
        }
        for (String segment : path.substring(1).split("/", -1)) {
            String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (plain.isEmpty()) {
                return Optional.of("has an empty segment (a blank id?)");
            }
            if (plain.equals(".") || plain.equals("..")) {
                return Optional.of("has a segment of dots");
            }
        }
        return Optional.empty();
    }

    private static boolean isEncoded(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                if (i + 2 >= path.length() || !isHex(path.charAt(i + 1)) || !isHex(path.charAt(i + 2))) {
                    return false;
                }
            } else if (!isLetterOrDigit(c) && ALLOWED_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, 16) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** RFC 3986: all but the unreserved characters, a space as %20. */
    private static void encode(String text, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isLetterOrDigit(c) || "-._~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
    }
}

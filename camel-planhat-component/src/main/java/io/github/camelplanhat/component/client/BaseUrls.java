/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where Planhat is: the rules for base URLs, and the hosts of its regions (API sheet, section 1.1). */
public final class BaseUrls {
    /** One analytics host serves every region. */
    public static final String ANALYTICS = "https://analytics.planhat.com";

    private static final String DEFAULT_REGION = "https://api.planhat.com";
    private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private BaseUrls() {}

    /**
     * The API's base URL of a region; any region name is taken, as Planhat publishes no list.
     *
     * @param region such as {@code us4}; also {@code app-us4} or {@code api-us4}; null or blank for the default cluster
     * @throws IllegalArgumentException if it cannot be a part of a host name
     */
    public static String forRegion(String region) {
        String name = region == null ? "" : region.strip().toLowerCase(Locale.ROOT);
        if (name.equals("app") || name.equals("api")) {
            name = "";
        } else if (name.startsWith("app-") || name.startsWith("api-")) {
            name = name.substring("api-".length());
        }
        if (name.isEmpty()) {
            return DEFAULT_REGION;
        }
        if (!REGION.matcher(name).matches()) {
            throw new IllegalArgumentException("region: '" + region.strip()
                    + "' is no region; give the part after 'app-' of your Planhat web address, such as us4, nothing for "
                    + "the default cluster, or the whole address of the API in baseUrl");
        }
        return "https://api-" + name + ".planhat.com";
    }

    /**
     * Refuses a base URL that must not be used: only https, and http for this machine, without user, query or fragment.
     *
     * @param option the option's name, for the message
     * @return the URL without a slash at its end
     * @throws IllegalArgumentException if the URL is refused
     */
    public static URI check(String option, String url) {
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException(option + ": a URL is missing, such as " + DEFAULT_REGION);
        }
        URI uri = parse(option, url.strip());
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(
                    option + ": user and password in the URL are not allowed; the token belongs into accessToken");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(option + ": '" + url
                    + "' has no valid host name; write it with its scheme, such as " + DEFAULT_REGION);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(option + ": '" + url + "' must end with the path, without ? and #");
        }
        checkScheme(option, url, uri);
        String path = uri.getRawPath().replaceAll("/+$", "");
        CallTargets.pathProblem(path).ifPresent(problem -> {
            throw new IllegalArgumentException(option + ": '" + url + "': its path " + problem);
        });
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port + path);
    }

    private static URI parse(String option, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // The URL is not repeated: it may hold a password that could not be told apart.
            throw new IllegalArgumentException(
                    option + ": not a URL (" + e.getReason() + " at character " + e.getIndex() + ")");
        }
    }

    private static void checkScheme(String option, String url, URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (scheme.equals("http")) {
            if (!LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()) {
                throw new IllegalArgumentException(option + ": '" + url
                        + "' would send the token unencrypted; use https (http is allowed for localhost only)");
            }
        } else if (!scheme.equals("https")) {
            throw new IllegalArgumentException(option + ": '" + url + "' must begin with https://");
        }
    }
}

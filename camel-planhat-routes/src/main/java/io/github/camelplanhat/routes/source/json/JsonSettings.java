/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.json;

import java.net.URI;
import java.time.Duration;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;

import io.github.camelplanhat.routes.source.VendorSettings;

/** The parameters of {@code planhat-json-source} that its bean needs; the template describes them. */
public final class JsonSettings extends VendorSettings {
    private String baseUrl;
    private String path;
    private String query;
    private String rows;
    private String next;
    private String firstPage;
    private String changed;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setPath(String path) {
        this.path = path;
    }

    /** Null where calls have none. */
    public void setQuery(String query) {
        this.query = query;
    }

    public void setRows(String rows) {
        this.rows = rows;
    }

    /** Null where one call reads everything. */
    public void setNext(String next) {
        this.next = next;
    }

    /** Null where the first call names no page. */
    public void setFirstPage(String firstPage) {
        this.firstPage = firstPage;
    }

    /** Null where rows do not say when they changed. */
    public void setChanged(String changed) {
        this.changed = changed;
    }

    URI base() {
        if (!baseUrl.matches("https?://[^/?#\\s]+")) {
            throw new IllegalArgumentException("baseUrl '" + baseUrl
                    + "' is no address of a server; write one such as https://desk.example.com, and"
                    + " what follows as path");
        }
        return URI.create(baseUrl);
    }

    String path() {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path '" + path + "' does not begin with a slash, as /api/tickets does");
        }
        return path;
    }

    String query() {
        return query;
    }

    JsonPath rows() {
        return jsonPath("rows", rows);
    }

    /** Null where one call reads everything. */
    JsonPath next() {
        return next == null ? null : jsonPath("next", next);
    }

    /** Blank where the first call names no page. */
    String firstPage() {
        return firstPage == null ? "" : firstPage;
    }

    private static JsonPath jsonPath(String parameter, String text) {
        try {
            return JsonPath.compile(text);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    parameter + " '" + text + "' is no JSONPath, such as $.tickets[*]: " + e.getMessage(), e);
        }
    }

    /** The dotted path to the time of the last change, or null. */
    String changed() {
        return changed;
    }

    /** How far before the watermark a reading begins. */
    Duration since() {
        return overlap();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;

/** JSONPath over plain Maps and Lists; whatever the host has set as the library's defaults. */
final class JsonPaths {
    static final Configuration PLAIN = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private JsonPaths() {}

    static JsonPath compile(String where, String path) {
        try {
            if (path.startsWith("$")) {
                return JsonPath.compile(path);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(where + ": '" + path + "' is no JSONPath: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                where + ": '" + path + "' is no JSONPath; it begins with $, such as $[*] or $.data[*]");
    }
}

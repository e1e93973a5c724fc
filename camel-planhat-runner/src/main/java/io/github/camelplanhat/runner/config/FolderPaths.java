/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.nio.file.Path;
import java.util.Set;

/** Template parameters that hold a path: a relative one starts at the configuration folder. */
final class FolderPaths {
    private static final Set<String> DIRECTORIES = Set.of("state", "manifest");
    private static final Set<String> FILES = Set.of("lookup", "requestBody");
    private static final String FILE = "file:";

    private FolderPaths() {}

    static Object resolve(ConfigFolder folder, String parameter, Object value) {
        if (!(value instanceof String text) || text.isBlank() || text.contains("{{")) {
            return value;
        }
        if (DIRECTORIES.contains(parameter)) {
            return folder.dir().resolve(text).toString();
        }
        if (FILES.contains(parameter) && text.startsWith(FILE)) {
            return FILE + folder.dir().resolve(Path.of(text.substring(FILE.length())));
        }
        if (parameter.equals("mapping")) {
            return mapping(folder, text);
        }
        return value;
    }

    /** A mapping is {@code file:…} or another of Camel's resources; a bare path means a file. */
    private static String mapping(ConfigFolder folder, String text) {
        if (text.startsWith(FILE)) {
            return FILE + folder.dir().resolve(Path.of(text.substring(FILE.length())));
        }
        return text.contains(":") ? text : FILE + folder.dir().resolve(text);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that holds everything about one installation: {@code application.properties}, {@code routes/*.yaml},
 * {@code mappings/*.yaml}, and whatever these point to with the placeholder {@code {{config.dir}}}.
 */
public final class ConfigFolder {
    /** The placeholder that stands for the folder's absolute path. */
    public static final String DIR_PROPERTY = "config.dir";

    /** Camel splits lists of locations at commas and reads the others as wildcards. */
    private static final String UNUSABLE_IN_A_PATH = ",*?{}";

    private final Path dir;

    private ConfigFolder(Path dir) {
        this.dir = dir;
    }

    /** Opens a folder, or says what it lacks. */
    public static ConfigFolder open(Path given) {
        Path dir = given.toAbsolutePath().normalize();
        if (!Files.exists(dir)) {
            throw new ConfigException("the folder " + dir + " does not exist; --config takes a folder that holds "
                    + "application.properties, routes/ and mappings/");
        }
        if (!Files.isDirectory(dir)) {
            throw new ConfigException(dir + " is a file; --config takes the folder that holds application.properties");
        }
        for (char c : UNUSABLE_IN_A_PATH.toCharArray()) {
            if (dir.toString().indexOf(c) >= 0) {
                throw new ConfigException("the path " + dir + " holds the character " + c
                        + ", which Camel does not take in a path; move " + "or rename the folder");
            }
        }
        ConfigFolder folder = new ConfigFolder(dir);
        if (!Files.isRegularFile(folder.properties())) {
            throw new ConfigException("the folder " + dir + " has no file application.properties");
        }
        return folder;
    }

    public Path dir() {
        return dir;
    }

    public Path properties() {
        return dir.resolve("application.properties");
    }

    /** The files with Camel routes, by name; none is a folder that declares its syncs in the properties alone. */
    public List<Path> routeFiles() {
        Path routes = dir.resolve("routes");
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(routes)) {
            return files.filter(ConfigFolder::isYaml).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + routes, e);
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    @Override
    public String toString() {
        return dir.toString();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelplanhat.runner.config.ConfigException;

/** A folder as a user would have it, with the CRM's file in it. */
final class DemoFolder implements AutoCloseable {
    /** Says that everything in the folder was made by a demo and may be made anew. */
    private static final String MARK = ".camel-planhat-demo";

    private static final List<String> FILES = List.of(
            "application.properties",
            "mappings/companies.yaml",
            "mappings/endusers.yaml",
            "mappings/licenses.yaml",
            "mappings/opportunities.yaml",
            "sql/companies.sql",
            "sql/endusers.sql",
            "sql/licenses.sql",
            "sql/opportunities.sql");

    private final Path dir;
    private final boolean temporary;

    private DemoFolder(Path dir, boolean temporary) {
        this.dir = dir;
        this.temporary = temporary;
    }

    /**
     * @param wanted where it is to stay for a look afterwards; null for a temporary folder
     */
    static DemoFolder create(Path wanted) throws IOException {
        if (wanted == null) {
            return new DemoFolder(Files.createTempDirectory("camel-planhat-demo"), true).fill();
        }
        Path dir = wanted.toAbsolutePath().normalize();
        if (Files.exists(dir) && !Files.exists(dir.resolve(MARK)) && !isEmptyFolder(dir)) {
            throw new ConfigException("--dir " + dir + " holds something else than a demo; give a new or empty folder");
        }
        deleteTree(dir);
        return new DemoFolder(Files.createDirectories(dir), false).fill();
    }

    Path dir() {
        return dir;
    }

    /** As if the syncs had never run. */
    void forgetState() throws IOException {
        deleteTree(dir.resolve("state"));
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            deleteTree(dir);
        }
    }

    private DemoFolder fill() throws IOException {
        Files.writeString(dir.resolve(MARK), "Made by the demo, which deletes this folder when it runs again.\n");
        for (String file : FILES) {
            Path target = dir.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = DemoFolder.class.getResourceAsStream("/demo/config/" + file)) {
                Files.copy(in, target);
            }
        }
        return this;
    }

    private static boolean isEmptyFolder(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

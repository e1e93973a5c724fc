/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.camelplanhat.simulator.PlanhatSimulator;

/** A configuration folder of a test. Its rows come out of an H2 database in memory. */
final class TestFolder {
    private final Path dir;

    private TestFolder(Path dir) {
        this.dir = dir;
    }

    static TestFolder in(Path dir) {
        // Tests of several builds on one machine must not fight for a port.
        return new TestFolder(dir).file("application.properties", "planhat.server.port = 0\n");
    }

    /** One that was made before. */
    static TestFolder existing(Path dir) {
        return new TestFolder(dir);
    }

    /** With a simulator as Planhat. */
    static TestFolder in(Path dir, PlanhatSimulator planhat) {
        return in(dir).properties(
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl(),
                        "camel.component.planhat.analytics-url = " + planhat.analyticsUrl(),
                        "camel.component.planhat.tenant-token = " + planhat.tenantToken(),
                        "camel.beans.crm = #class:com.zaxxer.hikari.HikariDataSource",
                        "camel.beans.crm.jdbc-url = jdbc:h2:mem:");
    }

    TestFolder properties(String... lines) {
        try {
            Files.writeString(
                    dir.resolve("application.properties"), String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestFolder file(String name, String text) {
        try {
            Path file = dir.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sync of companies {@code 1} to {@code n}; {@code name} is the expression of their names in terms of X. */
    TestFolder companies(int n, String name) {
        return file("mappings/companies.yaml", "externalId: id\nname: {from: name, required: true}\n")
                .sync("companies", "company", "select x as id, " + name + " as name from system_range(1, " + n + ")");
    }

    /** A sync of endusers {@code 1} to {@code n}, each of the company of the same number. */
    TestFolder endusers(int n) {
        return file(
                        "mappings/endusers.yaml",
                        "externalId: id\ncompanyId: {from: company, prefix: extid, required: true}\n")
                .sync("endusers", "enduser", "select x as id, x as company from system_range(1, " + n + ")");
    }

    TestFolder sync(String name, String object, String query) {
        String sync = "camel.route-template[" + name + "].";
        return properties(
                sync + "template-id = planhat-crm-sync",
                sync + "source = sql:" + query + "?dataSource=#crm&outputType=StreamList",
                sync + "object = " + object,
                sync + "mapping = mappings/" + name + ".yaml");
    }

    Path dir() {
        return dir;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.state.Watermarks;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

/** A Camel Main with one sync called {@code accounts}, a database {@code crm}, and a directory for its files. */
final class SyncRig implements AutoCloseable {
    private final Path directory;
    private final JdbcDataSource crm = new JdbcDataSource();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Connection keepAlive;
    final Main main = new EmbeddedMain();

    SyncRig(Path directory) {
        this.directory = directory;
        crm.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        try {
            keepAlive = crm.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        main.bind("crm", crm);
        set("name", "accounts");
        set("object", "company");
        set("source", "sql:select * from accounts order by id?dataSource=#crm&outputType=StreamList");
        set("state", directory.resolve("state").toString());
        mapping("name: NAME\nexternalId: ID\n");
    }

    SyncRig set(String parameter, Object value) {
        parameters.put(parameter, value.toString());
        return this;
    }

    SyncRig without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    SyncRig mapping(String yaml) {
        Path file = directory.resolve("mapping.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return set("mapping", "file:" + file);
    }

    SyncRig sql(String... statements) {
        try (Statement statement = keepAlive.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    SyncRig planhat(StubPlanhat planhat) {
        main.bind("planhat", planhat);
        return this;
    }

    /** Lets the real component call a simulator. */
    SyncRig planhat(PlanhatExtension simulator) {
        property("camel.component.planhat.base-url", simulator.baseUrl());
        property("camel.component.planhat.analytics-url", simulator.analyticsUrl());
        return property(
                "camel.component.planhat.access-token", simulator.simulator().token());
    }

    SyncRig property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    SyncRig start() {
        property("camel.route-template[accounts].template-id", "planhat-crm-sync");
        parameters.forEach((key, value) -> property("camel.route-template[accounts]." + key, value));
        main.start();
        return this;
    }

    SyncReport run() throws Exception {
        return main.getCamelTemplate().requestBody("direct:accounts", (Object) null, SyncReport.class);
    }

    /** The exception that reaches whoever triggered the sync. */
    Throwable failure() throws Exception {
        try {
            SyncReport report = run();
            throw new AssertionError("the run did not fail: " + report);
        } catch (CamelExecutionException e) {
            return e.getCause();
        }
    }

    StateStore store() {
        return StateStores.of(main.getCamelContext()).of("accounts");
    }

    /** The stored watermark; null if there is none. */
    Object watermark() {
        return Watermarks.parse(
                store().inTransaction(() -> store().cursors().read("accounts").orElse(null)));
    }

    List<StoredDeadLetter> deadLetters() {
        return store().inTransaction(() -> store().deadLetters().after("accounts", 0, Integer.MAX_VALUE));
    }

    /** The stored form of the latest run. */
    RunRow stored() {
        return store().inTransaction(() -> store().runs().latest("accounts", 1)).get(0);
    }

    @Override
    public void close() throws SQLException {
        main.stop();
        keepAlive.close();
    }
}

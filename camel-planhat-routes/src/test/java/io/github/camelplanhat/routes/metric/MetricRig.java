/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.Host;

/**
 * A Camel Main with one push called {@code usage} of the metric {@code logins}, on 21 November 2026 at noon UTC, and two companies in
 * Planhat.
 */
final class MetricRig implements AutoCloseable {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Connection keepAlive;
    private final Path state;
    private final PlanhatSimulator planhat;
    final Main main = new EmbeddedMain();

    MetricRig(Path directory, PlanhatSimulator planhat) {
        this.planhat = planhat;
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        planhat.seed(PlanhatObject.COMPANY, Map.of("name", "Bolt", "externalId", "A-2"));
        JdbcDataSource crm = new JdbcDataSource();
        crm.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        try {
            keepAlive = crm.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        main.bind("crm", crm);
        main.bind("clock", NOON);
        state = directory.resolve("state");
        set("name", "usage");
        set("source", "sql:select * from usage order by n?dataSource=#crm&outputType=StreamList");
        set("dimension", "logins");
        set("state", state);
        property("camel.component.planhat.base-url", planhat.baseUrl());
        property("camel.component.planhat.analytics-url", planhat.analyticsUrl());
        property("camel.component.planhat.access-token", planhat.token());
        property("camel.component.planhat.tenant-token", planhat.tenantToken());
        property("camel.component.planhat.retry-delay", "1");
        property("camel.component.planhat.retry-max-delay", "1");
        sql(
                "create table usage (n identity, externalId varchar, \"date\" varchar, \"value\" varchar, dimensionId varchar)");
    }

    /** What Planhat has: company, metric, day and value. */
    List<String> points() {
        return planhat.metrics().points().stream()
                .map(p ->
                        p.companyName() + " " + p.dimensionId() + " " + p.time().substring(0, 10) + " " + p.value())
                .toList();
    }

    /** How often values were pushed. */
    long pushes() {
        return planhat.journal().entries(e -> e.host() == Host.ANALYTICS).size();
    }

    MetricRig set(String parameter, Object value) {
        parameters.put(parameter, value.toString());
        return this;
    }

    MetricRig without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    MetricRig property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    MetricRig row(String externalId, String date, Object value) {
        return row(externalId, date, value, null);
    }

    MetricRig row(String externalId, String date, Object value, String dimension) {
        return sql("insert into usage (externalId, \"date\", \"value\", dimensionId) values (" + text(externalId) + ", "
                + text(date) + ", " + text(value) + ", " + text(dimension) + ")");
    }

    private static String text(Object value) {
        return value == null ? "null" : "'" + value + "'";
    }

    MetricRig sql(String sql) {
        try (Statement statement = keepAlive.createStatement()) {
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    MetricRig start() {
        property("camel.route-template[usage].template-id", "planhat-metric-push");
        parameters.forEach((key, value) -> property("camel.route-template[usage]." + key, value));
        main.start();
        return this;
    }

    JobReport run() throws Exception {
        if (!main.isStarted()) {
            start();
        }
        return main.getCamelTemplate().requestBody("direct:usage", (Object) null, JobReport.class);
    }

    JobFailedException failure() throws Exception {
        try {
            throw new AssertionError("the run did not fail: " + run());
        } catch (CamelExecutionException e) {
            return (JobFailedException) e.getCause();
        }
    }

    /** The lines of the file of refused values. */
    List<String> refused() throws IOException {
        Path file = state.resolve("usage-refused.jsonl");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    Path state() {
        return state;
    }

    @Override
    public void close() throws SQLException {
        main.stop();
        keepAlive.close();
    }
}

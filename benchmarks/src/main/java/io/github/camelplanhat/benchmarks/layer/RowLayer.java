/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.springframework.util.LinkedCaseInsensitiveMap;

import io.github.camelplanhat.benchmarks.data.Companies;
import io.github.camelplanhat.benchmarks.data.SourceTable;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.Mapping;
import io.github.camelplanhat.routes.mapping.RowMapper;
import io.github.camelplanhat.routes.record.RecordHash;

/** Maps rows of 20 columns, as camel-sql hands them out, and makes the fingerprints of what comes out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowLayer {
    private static final int RECORDS = 5_000;

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<Map<String, Object>> records = new ArrayList<>();
    private final RecordHash hash = new RecordHash();
    private RowMapper mapper;

    @Setup
    public void load() throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> record = Companies.record(i);
            records.add(record);
            rows.add(row(record));
        }
        mapper = mapper();
    }

    private static RowMapper mapper() throws IOException {
        Path file = Files.createTempFile("mapping", ".yaml");
        CamelContext camel = new DefaultCamelContext();
        try {
            Files.writeString(file, SourceTable.MAPPING);
            return Mapping.load(camel, "file:" + file, PlanhatObject.COMPANY, ZoneOffset.UTC)
                    .newRowMapper();
        } finally {
            camel.stop();
            Files.delete(file);
        }
    }

    private static Map<String, Object> row(Map<String, Object> record) {
        Map<?, ?> custom = (Map<?, ?>) record.get("custom");
        Map<String, Object> row = new LinkedCaseInsensitiveMap<>();
        row.put("ACCOUNT_ID", record.get("externalId"));
        row.put("ACCOUNT_NAME", record.get("name"));
        row.put("PHASE", record.get("phase"));
        row.put("STATUS", record.get("status"));
        row.put("DESCRIPTION", record.get("description"));
        row.put("STREET", record.get("address"));
        row.put("CITY", record.get("city"));
        row.put("ZIP", record.get("zip"));
        row.put("COUNTRY", record.get("country"));
        row.put("PHONE", record.get("phonePrimary"));
        row.put("WEB", record.get("web"));
        row.put("HEALTH", record.get("h"));
        row.put("CSM_SCORE", record.get("csmScore"));
        LocalDate since = LocalDate.parse(((String) record.get("customerFrom")).substring(0, 10));
        row.put("CUSTOMER_SINCE", Timestamp.valueOf(since.atStartOfDay()));
        row.put("MONTHLY_REVENUE", record.get("mr"));
        row.put("INDUSTRY", custom.get("Industry"));
        row.put("EMPLOYEES", custom.get("Employees"));
        row.put("REGION", custom.get("Region"));
        row.put("SOURCE_SYSTEM", custom.get("Source system"));
        row.put("ACTIVE", custom.get("Active"));
        return row;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void mapping(Blackhole hole) {
        for (Map<String, Object> row : rows) {
            hole.consume(mapper.map(row));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void fingerprint(Blackhole hole) {
        for (Map<String, Object> record : records) {
            hole.consume(hash.of(record));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.ColumnMapRowMapper;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.Mapping;
import io.github.camelplanhat.routes.mapping.RowMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The route must send what the others send. */
class SourceTableTest {
    @TempDir
    Path folder;

    @Test
    void aMappedRowIsTheRecordOfItsNumber() throws Exception {
        Path file = folder.resolve("crm");
        SourceTable.fill(file, 20);
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), SourceTable.MAPPING);
        RowMapper mapper;
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            mapper = Mapping.load(camel, "file:" + mapping, PlanhatObject.COMPANY, ZoneOffset.UTC)
                    .newRowMapper();
        }
        ObjectMapper json = new ObjectMapper();
        try (Connection connection = DriverManager.getConnection(SourceTable.url(file), "sa", "");
                ResultSet rows =
                        connection.createStatement().executeQuery("select * from accounts order by account_id")) {
            for (int number = 0; rows.next(); number++) {
                Map<String, Object> row = new ColumnMapRowMapper().mapRow(rows, number);
                assertThat(row).hasSize(Companies.FIELDS);
                assertThat(json.writeValueAsString(mapper.map(row).record()))
                        .isEqualTo(json.writeValueAsString(Companies.record(number)));
            }
        }
    }

    @Test
    void aRecordHasTwentyFields() {
        Map<String, Object> record = Companies.record(7);

        assertThat(record.size() - 1 + ((Map<?, ?>) record.get("custom")).size())
                .isEqualTo(Companies.FIELDS);
    }
}

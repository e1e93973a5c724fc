/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds on each database. */
abstract class SqlSinkContract {
    private static final String COMPANIES = "\"planhat_company\"";

    @RegisterExtension
    final SinkHost sink = new SinkHost();

    private final HikariDataSource warehouse = new HikariDataSource();

    abstract String newDatabase();

    abstract String typeOfText();

    abstract String typeOfJson();

    @BeforeEach
    void connect() {
        warehouse.setJdbcUrl(newDatabase());
        warehouse.setMaximumPoolSize(2);
        sink.bean("warehouse", warehouse);
    }

    @AfterEach
    void disconnect() {
        warehouse.close();
    }

    @Test
    void theTableHasTheTypesOfTheCatalogue() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");

        sink.write("company", List.of(company("1", "Acme")));

        Map<String, String> types = types("planhat_company");
        assertThat(types)
                .containsEntry("_id", typeOfText())
                .containsEntry("name", typeOfText())
                .containsEntry("custom", typeOfJson())
                .containsEntry("tags", typeOfJson())
                .containsKeys("phase", "externalId", "_other", "_written_at", "_deleted_at");
        assertThat(types.get("customerFrom").toLowerCase()).startsWith("timestamp");
    }

    @Test
    void aBatchThatComesAgainChangesNothingButValues() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        sink.write("company", List.of(company("1", "Acme"), company("2", "Bolt")));

        sink.write("company", List.of(company("1", "Acme"), company("2", "Bolt & Co")));

        assertThat(rows("select \"_id\", \"name\" from " + COMPANIES + " order by 1"))
                .extracting(r -> r.get("name"))
                .containsExactly("Acme", "Bolt & Co");
    }

    @Test
    void ofOneRecordTwiceInABatchTheLaterCounts() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");

        sink.write("company", List.of(company("1", "old"), company("2", "Bolt"), company("1", "new")));

        assertThat(rows("select \"name\" from " + COMPANIES + " order by \"_id\""))
                .extracting(r -> r.get("name"))
                .containsExactly("new", "Bolt");
    }

    @Test
    void valuesKeepTheirKindAndContent() throws Exception {
        Map<String, Object> record = company("1", "Ac\u0000me \"quoted\" ü");
        record.put(
                "custom",
                Map.of(
                        "Tier",
                        "gold",
                        "Seats",
                        12,
                        "null\u0000byte",
                        "a\u0000\u0000b",
                        "written",
                        "\\u0000 \\\\u0000 \\\u0000"));
        record.put("customerFrom", "2026-01-31T10:00:00.123+02:00");
        record.put("mrr", 12.5);
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");

        sink.write("company", List.of(record));

        Map<String, Object> row = rows("select * from " + COMPANIES).get(0);
        assertThat(row.get("name")).isEqualTo("Acme \"quoted\" ü");
        assertThat(row.get("mrr")).isEqualTo(12.5);
        assertThat(new ObjectMapper()
                        .readTree(text(row.get("custom")))
                        .path("Seats")
                        .asInt())
                .isEqualTo(12);
        JsonNode custom = new ObjectMapper().readTree(text(row.get("custom")));
        assertThat(custom.path("nullbyte").asText()).isEqualTo("ab");
        assertThat(custom.path("written").asText()).isEqualTo("\\u0000 \\\\u0000 \\");
        assertThat(rows("select extract(hour from \"customerFrom\" at time zone 'UTC') as h from " + COMPANIES)
                        .get(0)
                        .values())
                .first()
                .asString()
                .startsWith("8");
    }

    @Test
    void aNewFieldGetsAColumn() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        sink.write("company", List.of(company("1", "Acme")));
        Map<String, Object> wider = company("2", "Bolt");
        wider.put("brandNew", 7);
        wider.put("select", List.of("a"));

        sink.write("company", List.of(wider));

        assertThat(rows("select \"brandNew\" as b from " + COMPANIES + " order by \"_id\""))
                .extracting(r -> String.valueOf(r.values().iterator().next()))
                .containsExactly("null", "7.0");
        assertThat(types("planhat_company")).containsEntry("select", typeOfJson());
    }

    @Test
    void whatDoesNotFitIsKeptBesideIt() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        Map<String, Object> odd = company("1", "Acme");
        odd.put("mrr", "a lot");
        odd.put("customerFrom", "some day");
        odd.put("x".repeat(64), "too long a name");

        sink.write("company", List.of(odd));

        String other = text(rows("select \"_other\" as o from " + COMPANIES)
                .get(0)
                .values()
                .iterator()
                .next());
        JsonNode json = new ObjectMapper().readTree(other);
        assertThat(json.path("mrr").asText()).isEqualTo("a lot");
        assertThat(json.path("customerFrom").asText()).isEqualTo("some day");
        assertThat(json.path("x".repeat(64)).asText()).isEqualTo("too long a name");
    }

    @Test
    void aFieldThatIsGoneIsEmptied() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        Map<String, Object> before = company("1", "Acme");
        before.put("phase", "Onboarding");
        sink.write("company", List.of(before));

        sink.write("company", List.of(company("1", "Acme")));

        assertThat(rows("select \"phase\" as p from " + COMPANIES).get(0).values())
                .containsExactly((Object) null);
    }

    @Test
    void deletedRecordsAreMarkedUntilTheyComeBack() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        sink.write("company", List.of(company("1", "Acme"), company("2", "Bolt")));

        sink.delete("company", "1", "unknown");
        sink.delete("company", "1");

        assertThat(gone()).containsExactly("1");
        sink.write("company", List.of(company("1", "Acme")));
        assertThat(gone()).isEmpty();
    }

    @Test
    void deletedRecordsAreRemovedIfThatIsWanted() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse&deletes=remove");
        sink.write("company", List.of(company("1", "Acme"), company("2", "Bolt")));

        sink.delete("company", "1", "unknown");

        assertThat(rows("select * from " + COMPANIES)).hasSize(1);
    }

    @Test
    void aBatchWithARecordThatCannotBeWrittenLeavesNothing() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        sink.write("company", List.of(company("1", "Acme")));
        execute("alter table " + COMPANIES + " add constraint short check (char_length(\"name\") < 10)");

        assertThatThrownBy(
                        () -> sink.write("company", List.of(company("2", "Bolt"), company("3", "far too long a name"))))
                .isInstanceOf(SQLException.class);

        assertThat(rows("select * from " + COMPANIES)).hasSize(1);
        sink.write("company", List.of(company("2", "Bolt")));
        assertThat(rows("select * from " + COMPANIES)).hasSize(2);
    }

    @Test
    void whatTheDatabaseRefusesIsToldWithTheTableAndWithoutTheRecord() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        sink.write("company", List.of(Map.of("_id", "1", "name", "Acme")));
        execute("alter table " + COMPANIES + " add constraint short check (char_length(\"name\") < 10)");

        assertThatThrownBy(
                        () -> sink.write("company", List.of(Map.of("_id", "2", "name", "private words of somebody"))))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("table \"planhat_company\": ")
                .hasMessageContainingAll("onstraint")
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).startsWith("23"))
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("private words"));
    }

    @Test
    void chosenFieldsLeaveOtherColumnsAlone() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse&fields=name,phase");
        Map<String, Object> first = company("1", "Acme");
        first.put("mrr", 5);
        sink.write("company", List.of(first));
        assertThat(types("planhat_company")).doesNotContainKeys("mrr", "custom").containsKeys("_id", "name", "phase");
        execute("alter table " + COMPANIES + " add \"note\" varchar(20)");
        execute("update " + COMPANIES + " set \"note\" = 'mine'");

        sink.write("company", List.of(company("1", "Acme 2")));

        assertThat(rows("select \"note\" as n from " + COMPANIES).get(0).values())
                .containsExactly("mine");
    }

    @Test
    void severalFieldsMayBeTheKey() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse&table=usage&key=companyId,day");
        List<Map<String, Object>> days = List.of(
                Map.of("companyId", "a", "day", "1", "value", 1),
                Map.of("companyId", "a", "day", "2", "value", 2),
                Map.of("companyId", "a", "day", "2", "value", 3));

        sink.write("metric", days);
        sink.write("metric", days);

        assertThat(rows("select \"value\" as v from \"usage\" order by \"day\""))
                .extracting(r -> String.valueOf(r.values().iterator().next()))
                .containsExactly("1.0", "3.0");
    }

    @Test
    void aRecordWithoutKeyIsRefusedWithWhatToDo() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");

        assertThatThrownBy(() -> sink.write("company", List.of(Map.of("name", "Acme"))))
                .hasMessageContaining("record 0 of company has no _id")
                .hasMessageContaining("set key");
    }

    @Test
    void aTableThatWasDroppedIsMadeAgain() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        sink.write("company", List.of(company("1", "Acme")));
        execute("drop table " + COMPANIES);

        assertThatThrownBy(() -> sink.write("company", List.of(company("1", "Acme"))))
                .isInstanceOf(SQLException.class);
        sink.write("company", List.of(company("1", "Acme")));

        assertThat(rows("select * from " + COMPANIES)).hasSize(1);
    }

    @Test
    void moreRecordsThanOneTripTakes() throws Exception {
        sink.start("kamelet:planhat-sql-sink?dataSource=warehouse");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 1_234; i++) {
            many.add(company("id" + i, "c" + i));
        }

        sink.write("company", many);

        assertThat(rows("select count(*) as n from " + COMPANIES).get(0).values())
                .containsExactly(1_234L);
    }

    private static Map<String, Object> company(String id, String name) {
        return new HashMap<>(Map.of("_id", id, "name", name));
    }

    private List<Object> gone() throws SQLException {
        return rows("select \"_id\" from " + COMPANIES + " where \"_deleted_at\" is not null").stream()
                .map(r -> r.get("_id"))
                .toList();
    }

    private static String text(Object json) {
        return json instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                : json.toString();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void execute(String sql) throws SQLException {
        try (Connection c = warehouse.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private Map<String, String> types(String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Connection c = warehouse.getConnection();
                ResultSet rs = c.getMetaData().getColumns(null, null, table, null)) {
            while (rs.next()) {
                types.put(rs.getString("COLUMN_NAME"), rs.getString("TYPE_NAME"));
            }
        }
        return types;
    }

    private List<Map<String, Object>> rows(String sql) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Connection c = warehouse.getConnection();
                Statement s = c.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            ResultSetMetaData meta = rs.getMetaData();
            while (rs.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.put(meta.getColumnLabel(i), rs.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}

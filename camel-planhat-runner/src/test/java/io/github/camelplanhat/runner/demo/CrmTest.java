/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CrmTest {
    private static final Scale STANDARD = new Scale(Scale.STANDARD);
    private static final String ALL = "select account_no, name, employees, city from account order by id";

    @TempDir
    Path first;

    @TempDir
    Path second;

    @Test
    void theStandardDemoHasThePromisedSize() throws SQLException {
        try (CrmDatabase crm = filled(first, STANDARD)) {
            assertThat(crm.count("account")).isEqualTo(2_000);
            assertThat(crm.count("contact")).isEqualTo(12_000);
            assertThat(crm.count("licence")).isEqualTo(3_000);
            assertThat(crm.count("opportunity")).isEqualTo(1_500);
        }
    }

    @Test
    void everyDemoHasTheSameRows() throws SQLException {
        Scale small = new Scale(100);
        try (CrmDatabase one = filled(first, small);
                CrmDatabase other = filled(second, small)) {
            assertThat(rows(one, ALL)).isEqualTo(rows(other, ALL));
        }
    }

    @Test
    void theDirtOfARealCrmIsThere() throws SQLException {
        try (CrmDatabase crm = filled(first, STANDARD)) {
            assertThat(rows(crm, "select id from contact where email is null")).hasSizeGreaterThan(100);
            assertThat(rows(crm, "select account_no from account group by account_no having count(*) > 1"))
                    .hasSizeGreaterThan(10);
            assertThat(rows(crm, "select id from account where not regexp_like(employees, '^[0-9]+$')"))
                    .hasSizeGreaterThan(5);
            assertThat(rows(crm, "select id from contact where account_no = 'A-DELETED'"))
                    .hasSizeGreaterThan(5);
            assertThat(rows(crm, "select id from account where regexp_like(name, '[^ -~\\t\\n]')"))
                    .hasSizeGreaterThan(50);
            assertThat(rows(crm, "select id from account where length(name) > 1000"))
                    .isNotEmpty();
            assertThat(rows(crm, "select id from account where name is null")).isNotEmpty();
        }
    }

    @Test
    void threeHundredRowsChangeAndTheDatabaseNotesWhen() throws SQLException {
        try (CrmDatabase crm = filled(first, STANDARD)) {
            List<String> before = rows(crm, "select max(updated_at) from account");

            List<Change> changes = CrmChanges.apply(crm.connection(), STANDARD);

            assertThat(changes).hasSize(300).doesNotHaveDuplicates();
            assertThat(rows(crm, "select id from account where updated_at > timestamp '" + before.get(0) + "'"))
                    .hasSize(45);
        }
    }

    private static CrmDatabase filled(Path dir, Scale scale) throws SQLException {
        CrmDatabase crm = CrmDatabase.create(dir);
        new CrmSeed(scale).fill(crm.connection());
        return crm;
    }

    private static List<String> rows(CrmDatabase crm, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = crm.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return found;
    }
}

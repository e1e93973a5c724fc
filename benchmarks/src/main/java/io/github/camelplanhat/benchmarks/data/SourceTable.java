/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;

/** The companies as a table of 20 columns in an H2 file, and the mapping that makes the same records of its rows. */
public final class SourceTable {
    /** Maps a row to what {@link Companies#record} gives. */
    public static final String MAPPING =
            """
            externalId: {from: ACCOUNT_ID, required: true}
            name: {from: ACCOUNT_NAME, required: true}
            phase: PHASE
            status: STATUS
            description: DESCRIPTION
            address: STREET
            city: CITY
            zip: ZIP
            country: COUNTRY
            phonePrimary: PHONE
            web: WEB
            h: HEALTH
            csmScore: CSM_SCORE
            customerFrom: CUSTOMER_SINCE
            mr: MONTHLY_REVENUE
            custom:
              Industry: INDUSTRY
              Employees: {from: EMPLOYEES, type: integer}
              Region: REGION
              Source system: SOURCE_SYSTEM
              Active: {from: ACTIVE, type: boolean}
            """;

    private static final String CREATE =
            """
            create table accounts(
              account_id varchar(20) primary key, account_name varchar(100), phase varchar(20), status varchar(20),
              description varchar(200), street varchar(100), city varchar(50), zip varchar(20), country varchar(50),
              phone varchar(30), web varchar(100), health int, csm_score int, customer_since timestamp,
              monthly_revenue decimal(12, 2), industry varchar(50), employees int, region varchar(10),
              source_system varchar(20), active boolean)""";

    private static final int BATCH = 5_000;

    private SourceTable() {}

    /**
     * Reads as it goes instead of keeping the whole result. Read-only, because H2 tidies up a file that it may write, also from
     * under a query that is still reading.
     */
    public static String url(Path file) {
        return writable(file) + ";LAZY_QUERY_EXECUTION=1;CACHE_SIZE=16384;ACCESS_MODE_DATA=r";
    }

    private static String writable(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath();
    }

    /** Rows for the companies from 0 on. */
    public static void fill(Path file, long rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(writable(file), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into accounts values(" + "?,".repeat(Companies.FIELDS - 1) + "?)")) {
                for (long row = 0; row < rows; row++) {
                    set(insert, row);
                    insert.addBatch();
                    if ((row + 1) % BATCH == 0 || row + 1 == rows) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            statement.execute("SHUTDOWN COMPACT");
        }
    }

    private static void set(PreparedStatement insert, long n) throws SQLException {
        insert.setString(1, Companies.externalId(n));
        insert.setString(2, Companies.name(n));
        insert.setString(3, Companies.PHASES[Companies.pick(n, 3, Companies.PHASES.length)]);
        insert.setString(4, Companies.STATUSES[Companies.pick(n, 1, Companies.STATUSES.length)]);
        insert.setString(5, Companies.TEXTS[Companies.pick(n, 17, Companies.TEXTS.length)]);
        insert.setString(6, Companies.STREETS[Companies.pick(n, 19, Companies.STREETS.length)]);
        insert.setString(7, Companies.CITIES[Companies.pick(n, 23, Companies.CITIES.length)]);
        insert.setString(8, Companies.ZIPS[Companies.pick(n, 29, Companies.ZIPS.length)]);
        insert.setString(9, Companies.COUNTRIES[Companies.pick(n, 5, Companies.COUNTRIES.length)]);
        insert.setString(10, Companies.PHONES[Companies.pick(n, 31, Companies.PHONES.length)]);
        insert.setString(11, Companies.SITES[Companies.pick(n, 37, Companies.SITES.length)]);
        insert.setInt(12, Companies.pick(n, 3, 11));
        insert.setInt(13, 1 + Companies.pick(n, 7, 5));
        LocalDateTime since = Companies.FIRST_DAY.plusDays(Companies.day(n)).atStartOfDay();
        insert.setObject(14, since);
        insert.setBigDecimal(15, Companies.revenue(n));
        insert.setString(16, Companies.INDUSTRIES[Companies.pick(n, 5, Companies.INDUSTRIES.length)]);
        insert.setInt(17, Companies.employees(n));
        insert.setString(18, Companies.REGIONS[Companies.pick(n, 1, Companies.REGIONS.length)]);
        insert.setString(19, Companies.SYSTEMS[Companies.pick(n, 2, Companies.SYSTEMS.length)]);
        insert.setBoolean(20, n % 3 != 0);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of the CRM with which nothing is wrong, so that a change to one of them must arrive in Planhat. */
final class SoundRows {
    private static final String OF_A_KNOWN_ACCOUNT =
            "account_no is not null and account_no <> '" + Owners.DELETED + "'";
    private static final Map<String, String> SOUND = Map.of(
            "account",
            "name is not null and regexp_like(employees, '^[0-9]+$')",
            "contact",
            OF_A_KNOWN_ACCOUNT,
            "licence",
            OF_A_KNOWN_ACCOUNT + " and regexp_like(yearly_value, '^[0-9]+$')",
            "opportunity",
            OF_A_KNOWN_ACCOUNT + " and regexp_like(amount, '^[0-9]+$') and close_date <> '2026-02-31'");

    private SoundRows() {}

    /**
     * Ids of sound rows, spread evenly over the table.
     *
     * @param number how many
     */
    static List<Integer> pick(Connection crm, String table, int number) throws SQLException {
        List<Integer> all = ids(
                crm,
                "select id from " + table + " where " + table + "_no is not null and " + table + "_no not in (select "
                        + table + "_no from " + table + " where " + table + "_no is not null group by " + table
                        + "_no having count(*) > 1) and " + SOUND.get(table) + " order by id");
        List<Integer> picked = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            picked.add(all.get(Math.toIntExact((long) i * all.size() / number)));
        }
        return picked;
    }

    /** Ids of accounts that are refused for the number of their employees alone. */
    static List<Integer> accountsToRepair(Connection crm, int number) throws SQLException {
        List<Integer> all = ids(
                crm,
                "select id from account where account_no is not null and name is not null and not "
                        + "regexp_like(employees, '^[0-9]+$') order by id");
        return all.subList(0, Math.min(number, all.size()));
    }

    private static List<Integer> ids(Connection crm, String query) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Statement statement = crm.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }
}

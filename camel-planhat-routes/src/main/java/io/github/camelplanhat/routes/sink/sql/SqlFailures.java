/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.sql.SQLException;

/** What a database said, without the row that it said it of: drivers put whole rows into messages, and those into logs. */
final class SqlFailures {
    private SqlFailures() {}

    /** Has neither cause nor suppressed ones, since their messages have the row. */
    static SQLException withoutRow(SqlTable table, SQLException failure) {
        // Of a batch, the driver's own message has the statement with its values; what the database said comes next.
        SQLException said = failure.getNextException() == null ? failure : failure.getNextException();
        String message = said.getMessage() == null ? said.getClass().getName() : said.getMessage();
        SQLException told = new SQLException(
                "table " + table.quoted() + ": " + message.lines().findFirst().orElse(""),
                said.getSQLState(),
                said.getErrorCode());
        told.setStackTrace(failure.getStackTrace());
        return told;
    }
}

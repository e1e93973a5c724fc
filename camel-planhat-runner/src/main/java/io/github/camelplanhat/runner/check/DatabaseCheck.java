/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.check;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;

/** Opens one connection to each database that the folder declares. */
final class DatabaseCheck {
    private DatabaseCheck() {}

    /** What is wrong with each data source, by the name of its bean; empty text for those that answer. */
    static Map<String, String> problems(CamelContext context) {
        Map<String, String> problems = new TreeMap<>();
        context.getRegistry()
                .findByTypeWithName(DataSource.class)
                .forEach((name, source) -> problems.put(name, problem(source)));
        return problems;
    }

    /** Pools throw unchecked exceptions too when they cannot start. */
    private static String problem(DataSource source) {
        try {
            source.getConnection().close();
            return "";
        } catch (SQLException | RuntimeException e) {
            return text(e);
        }
    }

    /** The innermost message is the driver's own; an address may hold a password and is left out. */
    private static String text(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replaceAll("jdbc:\\S+", "jdbc:…") + ". Check jdbc-url, username, password, and the driver";
    }
}

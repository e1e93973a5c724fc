/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

import org.h2.api.ErrorCode;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens the database in which a {@link StateStore} lives. */
public final class StateDatabase {
    private static final int CONNECTIONS = 4;

    private StateDatabase() {}

    /**
     * The store in a file of H2 in this folder, which is created where it is missing. One process has it open; others on
     * the same machine reach it through that one, where H2's system property {@code h2.bindAddress} is a loopback address.
     */
    public static StateStore file(Path folder) {
        H2File file = new H2File(folder);
        try {
            HikariDataSource pool = pool(file.url(), H2File.USER, "", "planhat-state in a file");
            return StateStore.owning(pool, H2Server.start(file));
        } catch (RuntimeException e) {
            Optional<String> served = isOpenElsewhere(e) ? H2Server.urlOf(file) : Optional.empty();
            if (served.isEmpty()) {
                throw e;
            }
            return StateStore.owning(pool(served.get(), H2File.USER, "", "planhat-state of another process"), null);
        }
    }

    /** The store in a database of one's own, such as PostgreSQL. */
    public static StateStore server(String url, String user, String password) {
        return StateStore.owning(pool(url, user, password, "planhat-state"), null);
    }

    private static boolean isOpenElsewhere(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return true;
            }
        }
        return false;
    }

    private static HikariDataSource pool(String url, String user, String password, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}

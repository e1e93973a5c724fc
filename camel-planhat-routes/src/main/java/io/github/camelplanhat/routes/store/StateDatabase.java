/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens the database in which a {@link StateStore} lives. */
public final class StateDatabase {
    private static final int CONNECTIONS = 4;

    private StateDatabase() {}

    /** The store in a file of H2 in this folder, which is created where it is missing. */
    public static StateStore file(Path folder) {
        return pool(H2File.url(folder), H2File.USER, "", "planhat-state in a file");
    }

    /** The store in a database of one's own, such as PostgreSQL. */
    public static StateStore server(String url, String user, String password) {
        return pool(url, user, password, "planhat-state");
    }

    private static StateStore pool(String url, String user, String password, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            return StateStore.owning(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens the database in which a {@link StateStore} lives. */
public final class StateDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(StateDatabase.class);
    private static final int CONNECTIONS = 4;

    /** For somebody who has the file open for a look. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private StateDatabase() {}

    /**
     * The store in a file of H2 in this folder, which is created where it is missing. One process has it open; others on
     * the same machine reach it through that one, where H2's system property {@code h2.bindAddress} is a loopback address.
     */
    public static StateStore file(Path folder) {
        return file(folder, true);
    }

    /** As {@link #file}, for a short look: nobody else comes to depend on this process, but may have to wait for it. */
    public static StateStore fileForALook(Path folder) {
        return file(folder, false);
    }

    private static StateStore file(Path folder, boolean serve) {
        H2File file = new H2File(folder);
        long deadline = System.nanoTime() + WAIT.toNanos();
        while (true) {
            try {
                HikariDataSource pool = pool(file.url(), H2File.USER, "", "planhat-state in a file");
                return StateStore.owning(pool, serve ? H2Server.start(file) : null);
            } catch (RuntimeException e) {
                if (!isOpenElsewhere(e)) {
                    throw e;
                }
                Optional<StateStore> served = served(file);
                if (served.isPresent()) {
                    return served.get();
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException(
                            "the state in " + file.path()
                                    + " is open in another process, which lets nobody look into it."
                                    + " Stop that process, or keep the state in PostgreSQL",
                            e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Empty if the other process serves nothing, or has ended since it wrote its address. */
    private static Optional<StateStore> served(H2File file) {
        try {
            return H2Server.urlOf(file)
                    .map(url ->
                            StateStore.owning(pool(url, H2File.USER, "", "planhat-state of another process"), null));
        } catch (RuntimeException e) {
            LOG.debug("The process that has the state open does not answer", e);
            return Optional.empty();
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

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

/** Creates the tables, or brings those of an older version up to date. */
final class StateSchema {
    private StateSchema() {}

    static void migrate(DataSource source) {
        Flyway.configure(StateSchema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/planhat")
                .table("planhat_schema_history")
                // The database may hold tables of somebody else's.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}

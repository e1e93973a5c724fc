/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

class PostgresJobRunTest extends JobRunContract {
    @Override
    StateStore open() {
        return StateDatabase.server(PostgresServer.newDatabase(), PostgresServer.USER, "");
    }
}

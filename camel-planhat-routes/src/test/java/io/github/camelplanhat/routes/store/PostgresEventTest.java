/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

class PostgresEventTest extends EventContract {
    @Override
    StateStore open() {
        return StateDatabase.server(PostgresServer.newDatabase(), PostgresServer.USER, "");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import io.github.camelplanhat.routes.store.PostgresServer;

class PostgresSqlSinkTest extends SqlSinkContract {
    @Override
    String newDatabase() {
        return PostgresServer.newDatabase();
    }

    @Override
    String typeOfText() {
        return "text";
    }

    @Override
    String typeOfJson() {
        return "jsonb";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.util.UUID;

class H2SqlSinkTest extends SqlSinkContract {
    @Override
    String newDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    String typeOfText() {
        return "CHARACTER VARYING";
    }

    @Override
    String typeOfJson() {
        return "JSON";
    }
}

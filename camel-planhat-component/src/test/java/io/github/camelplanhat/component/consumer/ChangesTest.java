/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** A route from a changes endpoint, and ways to change what it watches. */
abstract class ChangesTest extends ConsumerTest {
    /** Polls, and gives each change as its kind and the record's name, or its id where it has no name. */
    List<String> changes() {
        return told(polled());
    }

    static List<String> told(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader(PlanhatConstants.CHANGE) + " "
                        + (body(exchange).get("name") == null
                                ? body(exchange).get("_id")
                                : body(exchange).get("name")))
                .toList();
    }

    void update(String id, Map<String, Object> fields) {
        update("company", id, fields);
    }

    void update(String object, String id, Map<String, Object> fields) {
        camel.send("planhat:" + object + "/update", fields, Map.of(PlanhatConstants.ID, id), Map.class);
    }

    void delete(String id) {
        delete("company", id);
    }

    void delete(String object, String id) {
        camel.send("planhat:" + object + "/delete", null, Map.of(PlanhatConstants.ID, id), Object.class);
    }

    int gets(PlanhatObject object) {
        return simulator().journal().count(object, Operation.GET);
    }
}

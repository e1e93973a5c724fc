/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;

/** Tells which endpoints stand behind {@code from}, and which behind {@code to}. */
final class ConsumerCheck {
    private ConsumerCheck() {}

    /** @throws IllegalArgumentException if the endpoint cannot stand behind {@code from} */
    static void consumes(String objectName, String operationName) {
        List<String> consumed =
                PlanhatObject.find(objectName).map(PlanhatOperations::consumed).orElse(List.of());
        if (!consumed.contains(operationName)) {
            String what = objectName + "/" + operationName;
            throw new IllegalArgumentException("from cannot poll " + what + "; "
                    + (consumed.isEmpty()
                            ? "start the route with a timer or quartz endpoint, and call it with to"
                            : "it can poll " + objectName + "/" + String.join(" and " + objectName + "/", consumed)
                                    + ". Call " + what + " with to"));
        }
    }

    /** @throws IllegalArgumentException if the endpoint cannot stand behind {@code to} */
    static void produces(String objectName, String operationName) {
        if (operationName.equals(PlanhatOperations.CHANGES)) {
            throw new IllegalArgumentException(objectName + "/changes tells what has changed since the last poll, and"
                    + " works with from alone; with to, call " + objectName + "/list");
        }
    }
}

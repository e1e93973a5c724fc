/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/**
 * What observers learn of a call: nothing in it is secret, and it holds no path, query or body.
 *
 * @param object URI name of the object
 * @param operation URI name of the operation
 * @param method HTTP method
 * @param host which of Planhat's hosts
 * @param records how many records the body carries; 0 for reads
 */
public record CallInfo(String object, String operation, String method, PlanhatCall.Host host, int records) {
    static CallInfo of(PlanhatCall<?> call) {
        return new CallInfo(call.object(), call.operation(), call.method(), call.host(), call.records());
    }

    @Override
    public String toString() {
        return object + "/" + operation;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.fault;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.journal.Host;

/**
 * What a fault is chosen by.
 *
 * @param path as it stands in the request line, still percent-encoded
 * @param query as it stands in the request line; empty if there is none
 * @param object the object whose path was called; null for other paths
 * @param operation the operation that method and path stand for; null for other calls
 * @param bodySize bytes of the request body
 */
public record SimulatedCall(
        Host host,
        String method,
        String path,
        String query,
        PlanhatObject object,
        Operation operation,
        long bodySize) {}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.json;

/** A request body that is not the JSON it should be. */
public final class MalformedJsonException extends RuntimeException {
    public MalformedJsonException(String message) {
        super(message);
    }
}

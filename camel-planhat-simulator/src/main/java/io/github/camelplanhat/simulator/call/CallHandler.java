/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

/** Does what a call asks for; throws {@link HttpError} for an error answer. */
@FunctionalInterface
public interface CallHandler {
    Answer handle(Call call);
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

/** A macro that has no value for one row; other rows may have one. */
public final class MacroException extends RuntimeException {
    MacroException(String message) {
        super(message);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

/** An event is not sent, because Planhat would not take it; the message is the reason in its outcome. */
final class RefusedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedEventException(String reason) {
        super(reason, null, false, false);
    }
}

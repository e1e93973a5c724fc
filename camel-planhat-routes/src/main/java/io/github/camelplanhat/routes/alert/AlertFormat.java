/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

/** The form in which an endpoint wants its messages. */
interface AlertFormat {
    String contentType();

    String body(AlertMessage message);
}

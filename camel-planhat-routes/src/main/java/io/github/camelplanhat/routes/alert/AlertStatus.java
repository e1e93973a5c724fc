/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.util.Locale;

/** What has become of the condition that a message tells of. */
enum AlertStatus {
    NEW,
    REPEATED,
    RECOVERED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

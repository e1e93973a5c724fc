/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

/** For machines: one line with everything. It ends with a line break, so that a file may take one after the other. */
final class JsonFormat implements AlertFormat {
    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String body(AlertMessage m) {
        return AlertJson.line(AlertJson.fields(m)) + "\n";
    }
}

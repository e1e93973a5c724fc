/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

/** For machines: one line with everything. */
final class JsonFormat implements AlertFormat {
    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String body(AlertMessage m) {
        return AlertJson.line(AlertJson.fields(m));
    }
}

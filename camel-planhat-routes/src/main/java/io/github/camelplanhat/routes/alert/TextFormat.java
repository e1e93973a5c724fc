/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

/** For people, in a mail or a chat that takes plain text. */
final class TextFormat implements AlertFormat {
    @Override
    public String contentType() {
        return "text/plain; charset=UTF-8";
    }

    @Override
    public String body(AlertMessage m) {
        String text = m.summary() + ".\n" + m.detail() + ".\n";
        Object run = m.report().get("run");
        if (run != null) {
            text += "The runner's command \"runs show " + run + "\" shows the latest run whole.\n";
        }
        return m.report().isEmpty() ? text : text + "\nReport:\n" + AlertJson.indented(m.report()) + "\n";
    }
}

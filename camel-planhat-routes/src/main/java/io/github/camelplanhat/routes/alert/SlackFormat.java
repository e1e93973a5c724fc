/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.util.Map;

/** For an incoming webhook of Slack, and of those that take the same. */
final class SlackFormat implements AlertFormat {
    private static final int REASONS = 5;

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String body(AlertMessage m) {
        StringBuilder text = new StringBuilder("*" + escaped(m.summary()) + "*\n" + escaped(m.detail()));
        if (m.report().get("reasons") instanceof Map<?, ?> reasons) {
            reasons.entrySet().stream().limit(REASONS).forEach(e -> text.append("\n• ")
                    .append(escaped(e.getKey().toString()))
                    .append(": ")
                    .append(e.getValue()));
        }
        Object run = m.report().get("run");
        if (run != null) {
            text.append("\nrun ").append(run);
        }
        return AlertJson.line(Map.of("text", text.toString()));
    }

    /** Slack reads these three as markup. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

/** Descriptions may be HTML; Planhat derives a plain snippet and wraps plain descriptions of tasks. */
final class RichText {
    private RichText() {}

    static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").trim();
    }

    static String paragraph(String text) {
        return text.startsWith("<p>") && text.endsWith("</p>") ? text : "<p>" + text + "</p>";
    }
}

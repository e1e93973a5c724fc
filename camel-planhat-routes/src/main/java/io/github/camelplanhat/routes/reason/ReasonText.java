/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.reason;

import java.util.regex.Pattern;

/** Reasons without what differs from record to record: quoted values and numbers. */
public final class ReasonText {
    private static final int LENGTH = 300;
    /** HTTP statuses stay, since they say more than any text, and so does the name of a standard. */
    private static final Pattern VARYING =
            Pattern.compile("\"[^\"]*\"|'[^']*'|\\b[0-9a-fA-F]{24}\\b|(?<!answered |ISO-)\\b\\d+\\b");

    private ReasonText() {}

    /** The reason with an ellipsis in the place of each value, 300 characters at most. */
    public static String cut(String reason) {
        String kind = VARYING.matcher(reason).replaceAll("…");
        return kind.length() <= LENGTH ? kind : kind.substring(0, LENGTH) + "…";
    }
}

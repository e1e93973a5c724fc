/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import java.io.Serializable;

/**
 * The answer that an exception reports.
 *
 * @param status HTTP status, 0 if no answer came
 * @param bodyExcerpt start of the body, cut, never null
 * @param object URI name of the object
 * @param operation URI name of the operation
 */
public record HttpFailure(int status, String bodyExcerpt, String object, String operation) implements Serializable {
    private static final int MOST = 2_000;

    public HttpFailure {
        bodyExcerpt = bodyExcerpt == null ? "" : bodyExcerpt;
        if (bodyExcerpt.length() > MOST) {
            bodyExcerpt = bodyExcerpt.substring(0, MOST) + "…";
        }
    }

    /** {@code company/create}, for messages. */
    public String what() {
        return object + "/" + operation;
    }

    /** The excerpt as the end of a message, or nothing. */
    public String said() {
        return bodyExcerpt.isBlank() ? "" : ": " + bodyExcerpt;
    }
}

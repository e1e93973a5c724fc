/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import java.io.Serializable;

/**
 * The answer that an exception reports, and the attempts that led to it.
 *
 * @param status HTTP status, 0 if no answer came
 * @param bodyExcerpt start of the body, cut, never null
 * @param object URI name of the object
 * @param operation URI name of the operation
 * @param attempts requests that were sent
 * @param lost whether an attempt may have been carried out although its answer was lost
 */
public record HttpFailure(int status, String bodyExcerpt, String object, String operation, int attempts, boolean lost)
        implements Serializable {
    private static final int MOST = 2_000;

    public HttpFailure {
        bodyExcerpt = bodyExcerpt == null ? "" : bodyExcerpt;
        if (bodyExcerpt.length() > MOST) {
            bodyExcerpt = bodyExcerpt.substring(0, MOST) + "…";
        }
    }

    /** An answer to the first attempt, or no answer because nothing was sent. */
    public HttpFailure(int status, String bodyExcerpt, String object, String operation) {
        this(status, bodyExcerpt, object, operation, status == 0 ? 0 : 1, false);
    }

    HttpFailure after(int sent, boolean lostBefore) {
        return new HttpFailure(status, bodyExcerpt, object, operation, sent, lostBefore);
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

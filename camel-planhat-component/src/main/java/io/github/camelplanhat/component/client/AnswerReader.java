/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads an answer's body while its connection is open. Whatever it throws as {@link IOException} counts as a broken
 * answer: the call is repeated if it may be.
 */
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * @param status one of the statuses that the call said it can read
     * @param body the decoded body, empty if the answer has none; need not be read to the end
     */
    T read(int status, InputStream body) throws IOException;
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

/** A row that gives no value to push. It is an ordinary event on dirty data, so it has no stack trace. */
final class RefusedValueException extends Exception {
    RefusedValueException(String reason) {
        super(reason, null, false, false);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

/** A value that has no form of the wanted type. It is an ordinary event on dirty data, so it has no stack trace. */
public final class UnconvertibleException extends Exception {
    private static final int SHOWN = 60;

    UnconvertibleException(Object value, String expected) {
        super(shown(value) + " is not " + expected, null, false, false);
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes of binary data";
        }
        String text = String.valueOf(value);
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }
}

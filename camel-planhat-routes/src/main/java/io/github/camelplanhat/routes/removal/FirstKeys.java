/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;

/** Some records of many, by their keys. */
final class FirstKeys {
    static final int MOST = 5;

    private FirstKeys() {}

    static String text(List<String> first, long all) {
        String text = String.join(", ", first);
        return all > first.size() ? text + ", …" : text;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import java.util.List;
import java.util.Map;

/** An answer has nothing where the path to the data leads. */
public final class DataPathException extends RuntimeException {
    DataPathException(String path, Object answer) {
        super("the answer has nothing at " + path + "; " + what(answer));
    }

    private static String what(Object answer) {
        List<SuggestedPath> suggested = SuggestedPath.of(answer);
        if (!suggested.isEmpty()) {
            return "its records may be at " + suggested.get(0).path();
        }
        return answer instanceof Map<?, ?> map
                ? "it is an object with the fields " + map.keySet()
                : answer instanceof List
                        ? "it is an array of " + ((List<?>) answer).size()
                        : "it is no object and no array";
    }
}

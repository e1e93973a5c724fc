/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which fields one endpoint has warned of: each once, not with every message. Bounded; thread-safe. */
final class ToldFields {
    /** Names of fields may come from data. */
    static final int MOST = 100;

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Whether this is the first time, and there is room to remember it. */
    boolean add(String field) {
        return names.size() < MOST && names.add(field);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.model.Names;

/**
 * Refuses keys that look like an option but are none, and that Camel would pass over in silence. Other keys may be
 * placeholders of the folder's own.
 */
public final class PropertyNames {
    private static final String OWN = "planhat.";
    private static final String CAMEL = "camel.";
    /** Camel knows more groups; none of them is spelled like one of these. */
    private static final Set<String> GROUPS =
            Set.of("main", "beans", "component", "dataformat", "language", "route-template");

    private PropertyNames() {}

    /**
     * @param own options of the runner itself
     */
    public static void check(CamelContext context, Set<String> own) {
        Set<String> keys = new TreeSet<>(context.getPropertiesComponent()
                .loadProperties(key -> key.startsWith(OWN) || key.startsWith(CAMEL))
                .stringPropertyNames());
        for (String key : keys) {
            if (key.startsWith(OWN) && !own.contains(key)) {
                throw new ConfigException("application.properties: there is no option " + key + Names.hint(key, own));
            }
            if (key.startsWith(CAMEL)) {
                checkGroup(key);
            }
        }
    }

    private static void checkGroup(String key) {
        String group = key.substring(CAMEL.length()).split("[.\\[]", 2)[0];
        if (GROUPS.contains(StringHelper.camelCaseToDash(group))) {
            return;
        }
        Names.nearest(group, GROUPS).ifPresent(meant -> {
            throw new ConfigException("application.properties: there is no option " + key + "; did you mean " + CAMEL
                    + meant + key.substring(CAMEL.length() + group.length()) + "?");
        });
    }
}

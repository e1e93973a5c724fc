/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.time.Clock;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;

/** Beans that a user may bring, by their type; otherwise the context gets one of ours. */
public final class RegistryBeans {
    private RegistryBeans() {}

    /** The bean of this type if there is exactly one. */
    public static <T> T find(CamelContext context, Class<T> type) {
        return context.getRegistry().findSingleByType(type);
    }

    /** The clock that a user brought, else that of the system. */
    public static Clock clock(CamelContext context) {
        Clock brought = find(context, Clock.class);
        return brought == null ? Clock.systemUTC() : brought;
    }

    public static <T> T findOrBind(CamelContext context, Class<T> type, String name, Supplier<T> ours) {
        T found = find(context, type);
        if (found != null) {
            return found;
        }
        T created = ours.get();
        context.getRegistry().bind(name, type, created);
        return created;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.state.RegistryBeans;

/** The pulls of a Camel context by their names: beans of templates cannot be found by their type. Thread-safe. */
final class CompanyPulls {
    private static final String NAME = "planhatCompanyPulls";

    private final Map<String, CompanyPull> pulls = new ConcurrentSkipListMap<>();

    /** The instance of this context. */
    static CompanyPulls of(CamelContext context) {
        return RegistryBeans.findOrBind(context, CompanyPulls.class, NAME, CompanyPulls::new);
    }

    void declare(CompanyPull pull) {
        pulls.put(pull.getSettings().getName(), pull);
    }

    Optional<CompanyPull> find(String name) {
        return Optional.ofNullable(pulls.get(name));
    }

    Collection<String> names() {
        return List.copyOf(pulls.keySet());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Camel Main with the jar on its class path, as a user starts it: properties, and YAML with routes or a Pipe. */
final class KameletHost implements AfterEachCallback {
    private final Main main = new Main();

    KameletHost property(String name, String value) {
        main.addInitialProperty(name, value);
        return this;
    }

    KameletHost bean(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    KameletHost start(String yaml) throws Exception {
        main.start();
        PluginHelper.getRoutesLoader(camel()).loadRoutes(ResourceHelper.fromString("integration.yaml", yaml));
        return this;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    MockEndpoint mock(String name) {
        return camel().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    Object send(String endpoint, Object body) throws Exception {
        return main.getCamelTemplate().requestBody(endpoint, body);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        main.stop();
    }
}

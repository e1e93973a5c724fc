/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.EmbeddedMain;

/** A Camel Main with the jar on its class path, as a user starts it: properties, and YAML with routes or a Pipe. */
public final class KameletHost implements AfterEachCallback {
    private final Main main = new EmbeddedMain();

    public KameletHost property(String name, String value) {
        main.addInitialProperty(name, value);
        return this;
    }

    public KameletHost bean(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    public CountedHashes countedHashes() {
        return CountedHashes.of(main);
    }

    public KameletHost start(String yaml) throws Exception {
        Path file = Files.writeString(Files.createTempDirectory("kamelet").resolve("integration.yaml"), yaml);
        try {
            main.configure().withRoutesIncludePattern("file:" + file);
            main.start();
            return this;
        } finally {
            Files.delete(file);
            Files.delete(file.getParent());
        }
    }

    public CamelContext camel() {
        return main.getCamelContext();
    }

    public MockEndpoint mock(String name) {
        return camel().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    public Object send(String endpoint, Object body) throws Exception {
        return main.getCamelTemplate().requestBody(endpoint, body);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        main.stop();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes;

import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Camel Main for tests. By itself it leaves a shutdown hook, which keeps it, its Camel context and all that belongs to that
 * in memory for as long as the JVM lives: hundreds of them in a run of all tests.
 */
public final class EmbeddedMain extends Main {
    public EmbeddedMain() {
        setShutdownStrategy(new SimpleMainShutdownStrategy());
    }
}

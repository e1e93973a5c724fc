/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Map;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.runner.config.ConfigFolder;

/** Camel on a folder with every route made, and so checked, but none started. */
public final class SleepingContext implements AutoCloseable {
    private final FolderMain main;

    private SleepingContext(FolderMain main) {
        this.main = main;
    }

    public static SleepingContext start(ConfigFolder folder, Map<String, String> overrides) {
        FolderMain main = new FolderMain(folder, overrides);
        main.addOverrideProperty("camel.main.auto-startup", "false");
        main.startOrExplain();
        return new SleepingContext(main);
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Map;
import java.util.function.Function;

import io.github.camelplanhat.routes.pull.PullSample;
import io.github.camelplanhat.routes.pull.PullSampler;
import io.github.camelplanhat.runner.config.ConfigFolder;

/** Takes a sample with what a folder declares. Routes that others call are there for lookups; those that start by themselves sleep. */
public final class FolderSample {
    private final ConfigFolder folder;

    public FolderSample(ConfigFolder folder) {
        this.folder = folder;
    }

    /** @param what asks for the sample */
    public PullSample take(Function<PullSampler, PullSample> what) {
        FolderMain main = new FolderMain(folder, Map.of());
        try {
            main.addMainListener(Triggers.silence());
            main.startOrExplain();
            return what.apply(new PullSampler(main.getCamelContext()));
        } finally {
            main.close();
        }
    }
}

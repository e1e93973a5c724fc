/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;

import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.config.ConfigFolder;
import picocli.CommandLine.Option;

/** {@code --config}, which every command on a folder has. */
final class ConfigOption {
    /** Not required for picocli, which would then say that it is missing rather than that it is misspelt. */
    @Option(
            names = "--config",
            paramLabel = "FOLDER",
            description = "Folder with application.properties, routes/*.yaml and mappings/*.yaml. Required.")
    private Path config;

    ConfigFolder folder() {
        if (config == null) {
            throw new ConfigException("--config FOLDER is missing: the folder that holds application.properties");
        }
        return ConfigFolder.open(config);
    }
}

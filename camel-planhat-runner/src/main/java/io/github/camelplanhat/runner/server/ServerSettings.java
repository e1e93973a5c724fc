/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.server;

import java.util.Optional;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.runner.config.ConfigException;

/**
 * Where health and metrics are served, as the folder's properties say.
 *
 * @param port 0 for any that is free
 */
record ServerSettings(boolean enabled, String host, int port) {
    static final String ENABLED = "planhat.server.enabled";
    static final String HOST = "planhat.server.host";
    static final String PORT = "planhat.server.port";

    /** The port of Camel's own observability services. */
    private static final int DEFAULT_PORT = 9876;

    /** Nobody else's business, unless the folder says so. */
    private static final String DEFAULT_HOST = "127.0.0.1";

    /**
     * @param otherwise whether there is a server where the folder does not say
     */
    static ServerSettings of(CamelContext context, boolean otherwise) {
        return new ServerSettings(
                property(context, ENABLED).map(ServerSettings::flag).orElse(otherwise),
                property(context, HOST).orElse(DEFAULT_HOST),
                property(context, PORT).map(ServerSettings::port).orElse(DEFAULT_PORT));
    }

    private static Optional<String> property(CamelContext context, String key) {
        return context.getPropertiesComponent()
                .resolveProperty(key)
                .map(String::trim)
                .filter(v -> !v.isEmpty());
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(ENABLED + " = " + text + ": write true or false");
        };
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new ConfigException(
                PORT + " = " + text + ": write a number from 1 to 65535, or 0 for any port that is free");
    }
}

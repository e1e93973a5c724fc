/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

/** The configuration cannot be used as it is; the message says where, what, and how to put it right. Exit code 64. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}

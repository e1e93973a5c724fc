/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

/** A topic cannot be read, or what was read of it cannot be acknowledged. No offset has moved because of it. */
public final class KafkaSourceException extends RuntimeException {
    KafkaSourceException(String message, Throwable cause) {
        super(message, cause);
    }

    KafkaSourceException(String message) {
        super(message);
    }
}

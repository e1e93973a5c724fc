/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.time.Duration;

import io.github.camelplanhat.routes.event.Parameters;

/** The parameters of {@code planhat-event-intake}; the template describes them. */
public final class EventIntakeSettings extends EventInputSettings {
    private String secret;
    private String secretHeader;
    private int maxBodyBytes;
    private int maxEventBytes;
    private String retryAfter;

    String secret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    String secretHeader() {
        return secretHeader;
    }

    public void setSecretHeader(String secretHeader) {
        this.secretHeader = secretHeader;
    }

    int maxBodyBytes() {
        return maxBodyBytes;
    }

    public void setMaxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = Parameters.positive("maxBodyBytes", maxBodyBytes);
    }

    int maxEventBytes() {
        return maxEventBytes;
    }

    public void setMaxEventBytes(int maxEventBytes) {
        this.maxEventBytes = Parameters.positive("maxEventBytes", maxEventBytes);
    }

    Duration retryAfter() {
        return Parameters.duration("retryAfter", retryAfter);
    }

    public void setRetryAfter(String retryAfter) {
        this.retryAfter = retryAfter;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.time.Duration;

import io.github.camelplanhat.routes.event.Parameters;

/** The parameters of {@code planhat-event-intake}; the template describes them. */
public final class EventIntakeSettings {
    private String stream;
    private String secret;
    private String secretHeader;
    private int maxBodyBytes;
    private int maxEventBytes;
    private String retryAfter;
    private String idFields;
    private String nameFields;
    private String timeFields;

    String stream() {
        return stream;
    }

    public void setStream(String stream) {
        this.stream = stream;
    }

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

    String idFields() {
        return idFields;
    }

    public void setIdFields(String idFields) {
        this.idFields = idFields;
    }

    String nameFields() {
        return nameFields;
    }

    public void setNameFields(String nameFields) {
        this.nameFields = nameFields;
    }

    String timeFields() {
        return timeFields;
    }

    public void setTimeFields(String timeFields) {
        this.timeFields = timeFields;
    }
}

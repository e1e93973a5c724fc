/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Duration;
import java.time.format.DateTimeParseException;

import io.github.camelplanhat.routes.source.RetryPolicy;

/** The parameters of {@code planhat-hubspot-source} that its beans need; the template describes them. */
public final class HubSpotSettings {
    private String name;
    private String object;
    private String properties;
    private boolean company;
    private String overlap;
    private int maxRetries;
    private long retryDelay;
    private long retryMaxDelay;

    String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setObject(String object) {
        this.object = object;
    }

    /** Null for those that the delivered mappings read. */
    public void setProperties(String properties) {
        this.properties = properties;
    }

    public void setCompany(boolean company) {
        this.company = company;
    }

    /** ISO-8601, such as {@code PT5M}. */
    public void setOverlap(String overlap) {
        this.overlap = overlap;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    /** Milliseconds. */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    /** Milliseconds. */
    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    HubSpotObject object() {
        if (!object.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "object '" + object + "' is none of HubSpot's; write one such as companies");
        }
        return HubSpotObject.of(object).with(properties);
    }

    boolean withCompany(HubSpotObject of) {
        return company && !of.isCompanies();
    }

    Duration overlap() {
        try {
            return Duration.parse(overlap);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("overlap '" + overlap + "' is no ISO-8601 duration, such as PT5M", e);
        }
    }

    RetryPolicy retries() {
        return new RetryPolicy(maxRetries, retryDelay, retryMaxDelay);
    }
}

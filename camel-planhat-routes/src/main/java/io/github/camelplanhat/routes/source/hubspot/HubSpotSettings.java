/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import java.time.Duration;

import io.github.camelplanhat.routes.source.VendorSettings;

/** The parameters of {@code planhat-hubspot-source} that its beans need; the template describes them. */
public final class HubSpotSettings extends VendorSettings {
    private String object;
    private String properties;
    private boolean company;

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

    /** How far before the watermark a reading begins. */
    Duration since() {
        return overlap();
    }
}

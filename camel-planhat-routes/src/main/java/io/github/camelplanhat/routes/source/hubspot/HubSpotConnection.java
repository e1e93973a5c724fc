/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The token of a HubSpot private app, as a bean. It is set inside of the HTTP client, so that it is in no message, no URI
 * and no log. The client neither repeats calls nor follows redirects by itself: the route does what is to be done.
 */
public final class HubSpotConnection implements HttpClientConfigurer {
    private String accessToken;

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        if (accessToken == null || accessToken.isBlank()) {
            throw new IllegalArgumentException("HubSpot's token is missing: set accessToken of the bean, such as "
                    + "camel.beans.hubspot.access-token = {{env:HUBSPOT_TOKEN}}");
        }
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addRequestInterceptorFirst((request, entity, context) ->
                        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken.strip()));
    }
}

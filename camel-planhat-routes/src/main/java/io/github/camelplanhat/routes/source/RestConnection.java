/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Credentials for a vendor's API, as a bean. They are set inside of the HTTP client, so that they are in no message, no
 * URI and no log. The client neither repeats calls nor follows redirects by itself: the route does what is to be done.
 */
public abstract class RestConnection implements HttpClientConfigurer {
    private String email;
    private String token;
    private String accessToken;

    /** Of the user to whom {@code token} belongs. */
    public final void setEmail(String email) {
        this.email = email;
    }

    /** An API token, used together with {@code email}. */
    public final void setToken(String token) {
        this.token = token;
    }

    /** An OAuth access token, in the place of {@code email} and {@code token}. */
    public final void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    /** As messages and the example in them name it, such as {@code Zendesk}. */
    protected abstract String vendor();

    /** The user name that goes with an API token. */
    protected abstract String user(String email);

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        configure(client, HttpHeaders.AUTHORIZATION, authorization());
    }

    /** Has each call carry a header that nobody else sees. */
    protected static void configure(HttpClientBuilder client, String header, String value) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addRequestInterceptorFirst((request, entity, context) -> request.setHeader(header, value));
    }

    private String authorization() {
        if (given(accessToken)) {
            return "Bearer " + accessToken.strip();
        }
        if (given(email) && given(token)) {
            return "Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    (user(email.strip()) + ":" + token.strip()).getBytes(StandardCharsets.UTF_8));
        }
        String bean = "camel.beans." + vendor().toLowerCase(Locale.ROOT);
        throw new IllegalArgumentException(vendor() + "'s credentials are missing: set email and token of the bean, "
                + "such as " + bean + ".email and " + bean + ".token, or accessToken alone");
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}

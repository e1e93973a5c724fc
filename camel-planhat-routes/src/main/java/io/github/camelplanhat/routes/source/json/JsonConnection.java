/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.json;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import io.github.camelplanhat.routes.source.RestConnection;

/**
 * Credentials for any API, as a bean: a user (as {@code email}) and password (as {@code token}), an OAuth access token, or
 * a header such as {@code X-Api-Key}.
 */
public final class JsonConnection extends RestConnection {
    private String header;
    private String secret;

    /** The name of the header that holds the credential. */
    public void setHeader(String header) {
        this.header = header;
    }

    /** What it holds. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        if (header == null || header.isBlank()) {
            super.configureHttpClient(client);
        } else if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "the credential is missing: set secret of the bean beside header " + header);
        } else {
            configure(client, header.strip(), secret.strip());
        }
    }

    @Override
    protected String vendor() {
        return "Json";
    }

    @Override
    protected String user(String email) {
        return email;
    }
}

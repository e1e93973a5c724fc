/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.zendesk;

import io.github.camelplanhat.routes.source.RestConnection;

/** The credentials of a Zendesk administrator, as a bean: e-mail and API token, or an OAuth access token. */
public final class ZendeskConnection extends RestConnection {
    @Override
    protected String vendor() {
        return "Zendesk";
    }

    /** Without this ending Zendesk takes the token for a password. */
    @Override
    protected String user(String email) {
        return email.endsWith("/token") ? email : email + "/token";
    }
}

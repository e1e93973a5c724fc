/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import io.github.camelplanhat.routes.source.RestConnection;

/** The credentials of a user of Jira Cloud, as a bean: e-mail and API token, or an OAuth access token. */
public final class JiraConnection extends RestConnection {
    @Override
    protected String vendor() {
        return "Jira";
    }

    @Override
    protected String user(String email) {
        return email;
    }
}

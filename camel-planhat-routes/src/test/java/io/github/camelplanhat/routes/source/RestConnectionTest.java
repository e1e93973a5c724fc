/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import org.apache.camel.util.SensitiveUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RestConnectionTest {
    /** Camel Main logs the properties of beans when it starts, but for those whose names it knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.beans.zendesk.token",
                "camel.beans.jira.access-token",
                "camel.beans.json.secret",
            })
    void camelMasksTheCredentials(String property) {
        assertThat(SensitiveUtils.containsSensitive(property)).isTrue();
    }
}

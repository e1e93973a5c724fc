/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.List;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Secrets that are not in the properties, but where these point to. */
class PropertyFunctionsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final Main main = new Main();

    @BeforeEach
    void options() {
        main.addInitialProperty("camel.component.planhat.base-url", planhat.baseUrl());
        main.addInitialProperty("camel.component.planhat.max-retries", "0");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private List<JournalEntry> calls(String uri) {
        main.start();
        main.getCamelContext().createProducerTemplate().requestBody(uri, (Object) null);
        return planhat.simulator().journal().entries();
    }

    @Test
    void aTokenComesFromTheEnvironment() {
        planhat.simulator().tokens().rotate("test-token-of-the-environment");
        main.addInitialProperty("camel.component.planhat.access-token", "{{env:PLANHAT_TEST_TOKEN}}");

        assertThat(calls("planhat:user/list")).isNotEmpty().allSatisfy(call -> assertThat(call.header("Authorization"))
                .contains("Bearer test-token-of-the-environment"));
    }

    @Test
    void aTokenOfOneEndpointDoesToo() {
        planhat.simulator().tokens().rotate("test-token-of-the-environment");

        assertThat(calls("planhat:user/list?accessToken={{env:PLANHAT_TEST_TOKEN}}"))
                .isNotEmpty();
        assertThat(main.getCamelContext().getEndpoints().toString()).doesNotContain("test-token-of-the-environment");
    }

    @Test
    void aMissingVariableIsNamed() {
        main.addInitialProperty("camel.component.planhat.access-token", "{{env:PLANHAT_NO_SUCH_TOKEN}}");

        assertThatThrownBy(() -> calls("planhat:user/list")).hasStackTraceContaining("PLANHAT_NO_SUCH_TOKEN");
    }

    @Test
    void aTokenComesFromAVault() {
        planhat.simulator().tokens().rotate("test-token-of-the-vault");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                starting.getCamelContext().getPropertiesComponent().addPropertiesFunction(new Vault());
            }
        });
        main.addInitialProperty("camel.component.planhat.access-token", "{{vault:planhat/token}}");

        assertThat(calls("planhat:user/list")).isNotEmpty();
    }

    /** Stands for Camel's functions {@code hashicorp:}, {@code aws:}, {@code azure:}, {@code gcp:}, which need a server. */
    static final class Vault implements PropertiesFunction {
        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String path) {
            return path.equals("planhat/token") ? "test-token-of-the-vault" : null;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialTest {
    private final Credential credential = Credential.bearer("test-token", "test-tenant");

    @Test
    void everySecretIsMasked() {
        assertThat(credential.mask("a test-token and a test-tenant")).isEqualTo("a *** and a ***");
    }

    @Test
    void aSecretWithinAnotherLeavesNothingBehind() {
        assertThat(Credential.bearer("abcd", "abcdefgh").mask("x abcdefgh y")).isEqualTo("x *** y");
        assertThat(Credential.bearer("abcdefgh", "abcd").mask("x abcdefgh y")).isEqualTo("x *** y");
    }

    @Test
    void theEncodedFormOfABasicCredentialIsMasked() {
        assertThat(Credential.basic("test-tenant").mask("dGVzdC10ZW5hbnQ6 test-tenant"))
                .isEqualTo("*** ***");
    }

    @Test
    void theTextFormShowsNothing() {
        assertThat(credential).hasToString("***");
    }

    @Test
    void aCauseThatNamesASecretIsDropped() {
        assertThat(credential.clean(new IOException("outer", new IOException("with test-token"))))
                .isNull();
    }

    @Test
    void anyOtherCauseIsKept() {
        IOException cause = new IOException("reset", new IOException());

        assertThat(credential.clean(cause)).isSameAs(cause);
    }
}

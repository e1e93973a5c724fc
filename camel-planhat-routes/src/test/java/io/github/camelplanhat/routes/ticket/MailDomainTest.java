/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailDomainTest {
    @ParameterizedTest
    @CsvSource({
        "acme.example, acme.example",
        "' WWW.Acme.Example. ', acme.example",
        "https://www.acme.example/de?x=1, acme.example",
        "acme.example:8443, acme.example",
        "@acme.example, acme.example",
        "bücher.example, xn--bcher-kva.example"
    })
    void areComparedInOneForm(String written, String domain) {
        assertThat(MailDomain.normal(written)).isEqualTo(domain);
    }

    @Test
    void ofNothingAreNone() {
        assertThat(MailDomain.normal(" ")).isNull();
        assertThat(MailDomain.of(null)).isNull();
        assertThat(MailDomain.of("nobody")).isNull();
        assertThat(MailDomain.of("Ada <ada@acme.example")).isEqualTo("acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "yahoo.de", "yahoo.co.uk", "hotmail.fr", "mail.example"})
    void ofFreeMailAreKnown(String domain) {
        assertThat(new FreeMail("mail.example, other.example").has(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.example", "yahoo.shop.acme.example", "notgmail.com", "yahoo"})
    void ofCompaniesAreNoFreeMail(String domain) {
        assertThat(new FreeMail(null).has(domain)).isFalse();
    }
}

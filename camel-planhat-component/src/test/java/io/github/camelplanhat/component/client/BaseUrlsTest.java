/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BaseUrlsTest {
    @Nested
    class Regions {
        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "  ", "app", "api"})
        void noneIsTheDefaultCluster(String region) {
            assertThat(BaseUrls.forRegion(region)).isEqualTo("https://api.planhat.com");
        }

        @ParameterizedTest
        @ValueSource(strings = {"us4", " us4 ", "US4", "app-us4", "api-us4"})
        void oneIsAPartOfTheHost(String region) {
            assertThat(BaseUrls.forRegion(region)).isEqualTo("https://api-us4.planhat.com");
        }

        @ParameterizedTest
        @ValueSource(strings = {"us4.evil.example/", "us 4", "https://app-us4.planhat.com", "us4#", "-", "us4-"})
        void whatCannotBeAPartOfAHostIsRefused(String region) {
            assertThatThrownBy(() -> BaseUrls.forRegion(region))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("region: '" + region + "' is no region");
        }
    }

    @Nested
    class Urls {
        @ParameterizedTest
        @CsvSource({
            "https://api.planhat.com, https://api.planhat.com",
            "https://api.planhat.com/, https://api.planhat.com",
            "HTTPS://gateway.example:8443/planhat/, https://gateway.example:8443/planhat",
            "http://localhost:8080, http://localhost:8080",
            "http://127.0.0.1, http://127.0.0.1",
            "http://[::1]:8080, http://[::1]:8080"
        })
        void aGoodOneIsTakenWithoutItsLastSlash(String url, String expected) {
            assertThat(BaseUrls.check("baseUrl", url)).hasToString(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://api.planhat.com",
                    "http://localhost.evil.example",
                    "http://127.0.0.1.evil.example",
                    "http://10.0.0.1"
                })
        void plainHttpIsForThisMachineOnly(String url) {
            assertThatThrownBy(() -> BaseUrls.check("baseUrl", url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("baseUrl: '" + url + "' would send the token unencrypted");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ftp://api.planhat.com",
                    "api.planhat.com",
                    "https://",
                    "https:///companies",
                    "https://my_host",
                    "https://api.planhat.com?x=1",
                    "https://api.planhat.com#x",
                    "https://api.planhat.com/a/../b",
                    "https://api.planhat.com/a//b",
                    "https://api planhat.com",
                    "mailto:x",
                    ""
                })
        void aBadOneIsRefusedNamingTheOption(String url) {
            assertThatThrownBy(() -> BaseUrls.check("analyticsUrl", url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("analyticsUrl: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost:8080", "api.planhat.com"})
        void oneWithoutItsSchemeIsRefusedWithAnExample(String url) {
            assertThatThrownBy(() -> BaseUrls.check("baseUrl", url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("baseUrl: '" + url + "'")
                    .hasMessageContaining("such as https://api.planhat.com");
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = " ")
        void aMissingOneIsRefused(String url) {
            assertThatThrownBy(() -> BaseUrls.check("baseUrl", url)).hasMessageContaining("a URL is missing");
        }

        @Test
        void aUserInTheUrlIsRefusedWithoutShowingIt() {
            assertThatThrownBy(() -> BaseUrls.check("baseUrl", "https://hidden:word@api.planhat.com"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContainingAny("hidden", "word@");
        }
    }
}

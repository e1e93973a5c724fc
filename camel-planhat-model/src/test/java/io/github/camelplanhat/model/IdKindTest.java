/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdKindTest {
    @ParameterizedTest
    @CsvSource({
        "ID, 5f1e0a2b3c4d5e6f70818293",
        "EXTERNAL_ID, extid-5f1e0a2b3c4d5e6f70818293",
        "SOURCE_ID, srcid-5f1e0a2b3c4d5e6f70818293"
    })
    void aPlainIdStandsBehindThePrefixAsItIs(IdKind kind, String segment) {
        assertThat(kind.pathSegment("5f1e0a2b3c4d5e6f70818293")).isEqualTo(segment);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, extid-a%2Fb",
        "a b, extid-a%20b",
        "a+b, extid-a%2Bb",
        "a?b=c&d#e, extid-a%3Fb%3Dc%26d%23e",
        "100%, extid-100%25",
        "Bücher, extid-B%C3%BCcher",
        "a;b, extid-a%3Bb",
        "../users, extid-..%2Fusers"
    })
    void whatCouldLeaveTheSegmentIsPercentEncoded(String id, String segment) {
        assertThat(IdKind.EXTERNAL_ID.pathSegment(id)).isEqualTo(segment);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingIdIsRefusedBecauseItWouldAddressTheList(IdKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.pathSegment(null))
                .withMessageContaining("blank id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankIdIsRefusedBehindAPrefixToo(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> IdKind.EXTERNAL_ID.pathSegment(blank));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aDotSegmentIsRefusedBecauseItWouldAddressAnotherPath(String dots) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdKind.ID.pathSegment(dots))
                .withMessageContaining("another path");
    }

    @Test
    void dotsBehindAPrefixAreAnOrdinaryId() {
        assertThat(IdKind.SOURCE_ID.pathSegment("..")).isEqualTo("srcid-..");
    }
}

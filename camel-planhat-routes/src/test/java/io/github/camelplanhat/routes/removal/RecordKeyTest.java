/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordKeyTest {
    @Test
    void theCompanyIsNoPartOfTheValue() {
        RecordKey key = new RecordKey("email=a@b.c of extid-C1");

        assertThat(key.field()).isEqualTo("email");
        assertThat(key.company()).isEqualTo("extid-C1");
        assertThat(key.isThatOf("a@b.c")).isTrue();
        assertThat(key.isThatOf("x@b.c")).isFalse();
    }

    @Test
    void aValueWithTheWordInItHasTwoReadings() {
        RecordKey key = new RecordKey("externalId=Bank of England");

        assertThat(key.values()).containsExactly("Bank of England", "Bank");
        assertThat(key.isThatOf("Bank of England")).isTrue();
    }

    @Test
    void aValueMayHaveAnEqualsSign() {
        assertThat(new RecordKey("sourceId=a=b").isThatOf("a=b")).isTrue();
    }

    @Test
    void ofAnEndlessValueTheBeginningDecides() {
        String value = "x".repeat(2000);

        assertThat(new RecordKey("sourceId=" + "x".repeat(891) + "…hash").isThatOf(value))
                .isTrue();
        assertThat(new RecordKey("sourceId=" + "x".repeat(891) + "…hash").isThatOf("y" + value))
                .isFalse();
    }

    @Test
    void aRecordWithoutTheFieldIsAnother() {
        assertThat(new RecordKey("sourceId=1").isThatOf(null)).isFalse();
    }
}

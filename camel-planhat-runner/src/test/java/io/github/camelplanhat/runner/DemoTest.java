/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemoTest {
    @TempDir
    Path dir;

    @Test
    void aSmallDemoKeepsAllItsPromises() {
        Invocation ran = Invocation.of("demo", "--companies", 200, "--dir", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("200 accounts, 1,200 contacts, 300 licences, 150 opportunities")
                .contains("is not a whole number", "companyId: is required", "company not found")
                .contains("yes  the third run, over everything again, created nothing")
                .doesNotContain("NO  ");
    }

    @Test
    void itsFolderCanBeRunAgain() {
        Invocation.of("demo", "--companies", 40, "--dir", dir);

        Invocation again = Invocation.of("demo", "--companies", 20, "--dir", dir);

        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(dir.resolve("application.properties")).exists();
        assertThat(dir.resolve("state/planhat-state.mv.db")).exists();
    }

    @Test
    void aDemoWithoutCompaniesIsRefused() {
        assertThat(Invocation.of("demo", "--companies", 0).code()).isEqualTo(64);
    }
}

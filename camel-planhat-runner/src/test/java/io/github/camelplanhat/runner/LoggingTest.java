/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What a user sees who sets nothing; Camel gives a log step the route's id, or file and line, as its logger. */
class LoggingTest {
    @Test
    void logStepsOfTheFoldersRoutesAreShown() {
        assertThat(LoggerFactory.getLogger("count").isInfoEnabled()).isTrue();
        assertThat(LoggerFactory.getLogger("companies.yaml:12").isInfoEnabled()).isTrue();
    }

    @Test
    void librariesTellProblemsOnly() {
        assertThat(new String[] {
                    "org.apache.camel.main.MainSupport",
                    "com.zaxxer.hikari.HikariDataSource",
                    "io.github.camelplanhat.routes.sync.Sync",
                    "h2database"
                })
                .allSatisfy(name -> {
                    assertThat(LoggerFactory.getLogger(name).isWarnEnabled()).isTrue();
                    assertThat(LoggerFactory.getLogger(name).isInfoEnabled()).isFalse();
                });
    }
}

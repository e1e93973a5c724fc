/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts what the page about routes shows of alerts. */
class AlertDocTest {
    @Test
    void theExampleStarts(@TempDir Path directory) throws Exception {
        String page = Files.readString(Path.of("../docs/routes.md"));
        String section = page.substring(page.indexOf("## planhat-alert"));
        int start = section.indexOf("```properties\n") + "```properties\n".length();
        Properties example = new Properties();
        example.load(new StringReader(
                section.substring(start, section.indexOf("```", start)).replace("{{env:", "{{test.")));
        try (SyncRig rig = new SyncRig(directory)) {
            example.stringPropertyNames().forEach(name -> rig.property(name, example.getProperty(name)));
            rig.property("test.SMTP_PASSWORD", "test-password")
                    .property("test.SLACK_WEBHOOK", "https://127.0.0.1/services/test")
                    .property("test.PAGERDUTY_KEY", "test-key");
            rig.planhat(StubPlanhat.creatingEverything()).start();

            assertThat(rig.main.getCamelContext().getRoutes())
                    .extracting(Route::getRouteId)
                    .containsExactlyInAnyOrder("accounts", "mail", "slack", "pager", "log");
        }
    }
}

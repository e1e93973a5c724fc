/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Alerts of a configuration folder. */
class AlertsTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
        TestFolder.in(dir, PLANHAT.simulator())
                .companies(10, "case when x = 1 then null else 'c' end")
                .properties(
                        "camel.route-template[ops].template-id = planhat-alert",
                        "camel.route-template[ops].retry-delay = 10ms");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir);
    }

    private String server() {
        return "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?from=planhat@example.com&to=team@example.com";
    }

    @Test
    void areDeliveredBeforeOneRunEnds() throws Exception {
        TestFolder.existing(dir).properties("camel.route-template[ops].to = " + server());

        Invocation ran = once();

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out()).as("the display is told as well").contains("companies: 10 rows");
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getSubject())
                .isEqualTo("Planhat sync companies: 1 of 10 rows are not in Planhat");
    }

    @Test
    void areNotRepeatedByTheNextRun() {
        TestFolder.existing(dir).properties("camel.route-template[ops].to = " + server());

        once();
        once();

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void thatCouldNotBeDeliveredAreKeptForTheNextRun() {
        TestFolder.existing(dir)
                .properties(
                        "camel.route-template[ops].to = {{alerts.to}}",
                        "camel.route-template[ops].max-retries = 0",
                        "alerts.to = smtp://127.0.0.1:1?to=team@example.com");
        assertThat(once().code()).isEqualTo(2);

        TestFolder.existing(dir).properties("alerts.to = " + server());
        once();

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void withAnUnknownParameterAreRefused() {
        TestFolder.existing(dir)
                .properties(
                        "camel.route-template[ops].to = file:alerts", "camel.route-template[ops].refused-abov = 1%");

        Invocation ran = once();

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("planhat-alert has no parameter refusedAbov; did you mean refusedAbove?");
    }

    @Test
    void ofASyncThatDoesNotExistAreRefusedByTheCheck() {
        TestFolder.existing(dir)
                .properties("camel.route-template[ops].to = file:alerts", "camel.route-template[ops].syncs = companys");

        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err() + ran.out())
                .contains("alert ops watches a sync or job 'companys' that does not exist; did you mean companies?");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.source.zendesk.ZendeskStub;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TicketSyncParametersTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path directory;

    private final ZendeskStub zendesk = new ZendeskStub();
    private TicketRig rig;

    @BeforeEach
    void prepare() {
        rig = TicketRig.zendesk(zendesk, PLANHAT, directory);
    }

    @AfterEach
    void stop() {
        rig.close();
        zendesk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "object, tickt, object is 'tickt'; it takes ticket or issue; did you mean ticket?",
        "object, company, object is 'company'; it takes ticket or issue",
        "companyKey, externalid, companyKey is 'externalid'; it takes externalId or sourceId; did you mean externalId?",
        "missingCompany, wiat, missingCompany 'wiat' is neither refuse nor wait; did you mean wait?",
        "batchSize, 0, batchSize is 0; a bulk call takes 1 to 5000 records",
        "mapping, classpath:planhat-mappings/zendesk/ticket.yaml, planhat-mappings/zendesk/ticket.yaml cannot be read",
        "errorBudget, many, errorBudget 'many'"
    })
    void areCheckedAtTheStart(String parameter, String value, String message) {
        rig.set(parameter, value);

        assertThatThrownBy(rig::run).hasStackTraceContaining(message);
    }

    @Test
    void withoutAWatermarkASyncReadsTheWholeSourceEachTime() {
        rig.set("watermark", "none");
        zendesk.user(7, "Ada", "ada@acme.example").ticket(1, "2025-06-01T08:00:00Z", 7, null);

        rig.run();
        rig.run();

        assertThat(rig.watermark()).isNull();
        assertThat(zendesk.calls()).allSatisfy(c -> assertThat(c.getUrl()).contains("start_time=0"));
    }
}

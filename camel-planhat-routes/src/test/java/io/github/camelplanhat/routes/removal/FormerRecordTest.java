/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class FormerRecordTest {
    private static final Map<String, Object> SENT = sent();

    private static Map<String, Object> sent() {
        Map<String, Object> sent = new HashMap<>();
        sent.put("phase", null);
        sent.put("custom", Collections.singletonMap("Tier", null));
        return sent;
    }

    private static FormerRecord company(Map<String, Object> before) {
        return new FormerRecord(PlanhatObject.COMPANY, before);
    }

    @Test
    void whatWasClearedIsSentAsItWas() {
        FormerRecord.Restoration back = company(Map.of("phase", "live", "custom", Map.of("Tier", "gold", "Other", 1)))
                .restoration(SENT, Map.of("name", "n"), false);

        assertThat(back.fields()).isEqualTo(Map.of("phase", "live", "custom", Map.of("Tier", "gold")));
        assertThat(back.changed()).isEmpty();
    }

    @Test
    void whatOthersChangedSinceIsLeftAndNamed() {
        FormerRecord.Restoration back = company(Map.of("phase", "live", "custom", Map.of("Tier", "gold")))
                .restoration(SENT, Map.of("phase", "lost"), false);

        assertThat(back.fields()).isEqualTo(Map.of("custom", Map.of("Tier", "gold")));
        assertThat(back.changed()).containsExactly("phase");
    }

    @Test
    void forceRestoresThatToo() {
        FormerRecord.Restoration back =
                company(Map.of("phase", "live")).restoration(SENT, Map.of("phase", "lost"), true);

        assertThat(back.fields()).isEqualTo(Map.of("phase", "live"));
    }

    @Test
    void aRecordThatNeverChangedNeedsNothing() {
        Map<String, Object> before = Map.of("phase", "live", "custom", Map.of("Tier", "gold"));

        FormerRecord.Restoration back = company(before).restoration(SENT, before, false);

        assertThat(back.fields()).isEmpty();
        assertThat(back.changed()).isEmpty();
    }

    @Test
    void aRecordOutOfTheArchiveWasNeverShownAsSuch() {
        FormerRecord.Restoration back = new FormerRecord(PlanhatObject.ENDUSER, Map.of("email", "a@b.example"))
                .restoration(Map.of("archived", true), Map.of("archived", true), false);

        assertThat(back.fields()).isEqualTo(Map.of("archived", false));
    }

    @Test
    void aNewRecordHasWhatCanBeWrittenUnderTheNamesUnderWhichItIsWritten() {
        Map<String, Object> before = Map.of(
                "_id", "5f3b0a1c2d4e6f7081920001",
                "externalId", "A1",
                "name", "Acme",
                "owner", Map.of("_id", "5f3b0a1c2d4e6f7081920002", "nickName", "Zoë"),
                "custom", Map.of("Tier", "gold"),
                "createdAt", "2026-01-01T00:00:00.000Z",
                "hProfile", "computed",
                "somethingNew", 1);

        assertThat(company(before).asNew())
                .isEqualTo(Map.of(
                        "externalId", "A1",
                        "name", "Acme",
                        "owner", "5f3b0a1c2d4e6f7081920002",
                        "custom", Map.of("Tier", "gold")));
    }

    @Test
    void aTicketIsReadUnderOtherNames() {
        assertThat(new FormerRecord(PlanhatObject.TICKET, Map.of("externalId", "T1", "subject", "Help")).asNew())
                .containsEntry("sourceId", "T1")
                .containsEntry("title", "Help");
    }
}

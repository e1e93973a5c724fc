/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BulkLaneTest {
    private final BulkLane lane = new BulkLane();

    /** Sends so many records in halves, as a delivery does; the calls that it takes. */
    private int send(int records) {
        if (records > lane.limit()) {
            return send((records + 1) / 2) + send(records / 2);
        }
        lane.digested(records);
        return 1;
    }

    @Test
    void afterTroubleTheLimitGrowsBackToWholeBatches() {
        for (int size = 5_000; size > 300; size = (size + 1) / 2) {
            lane.tooMuch(size);
        }
        assertThat(send(5_000)).isGreaterThan(1);

        assertThat(send(5_000)).isEqualTo(1);
    }

    @Test
    void smallCallsSayNothingAboutLargeOnes() {
        lane.tooMuch(5_000);
        lane.digested(3);

        assertThat(lane.limit()).isEqualTo(2_500);
    }

    @Test
    void theLimitNeverFallsBelowOneRecord() {
        lane.tooMuch(1);

        assertThat(lane.limit()).isEqualTo(1);
    }
}

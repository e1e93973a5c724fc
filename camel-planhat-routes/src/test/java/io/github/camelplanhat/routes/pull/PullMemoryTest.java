/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.routes.pull.lookup.CompanyKey;
import io.github.camelplanhat.routes.pull.lookup.Targets;

import static org.assertj.core.api.Assertions.assertThat;

/** However many companies a lookup has, few of them are in hand. */
class PullMemoryTest {
    private static final int COMPANIES = 100_000;

    @Test
    void aHundredThousandCompaniesAreReadAsTheyAreNeeded() {
        AtomicInteger read = new AtomicInteger();
        Iterator<Map<String, Object>> rows = IntStream.range(0, 2 * COMPANIES)
                .mapToObj(i -> {
                    read.incrementAndGet();
                    return Map.<String, Object>of("_id", String.format("%024x", i % COMPANIES));
                })
                .iterator();
        Set<String> stored = new HashSet<>();
        AtomicInteger largestQuestion = new AtomicInteger();
        Targets targets = new Targets(
                rows,
                CompanyKey.of("_id", null),
                null,
                ids -> {
                    largestQuestion.accumulateAndGet(ids.size(), Math::max);
                    Set<String> known = new HashSet<>(ids);
                    known.retainAll(stored);
                    return known;
                },
                (reason, target) -> {
                    throw new AssertionError(reason);
                },
                row -> {});
        PullGroups groups = new PullGroups(targets, 0, () -> false);

        int handed = 0;
        int furthestAhead = 0;
        while (groups.hasNext()) {
            PullGroup group = groups.next();
            handed += group.targets().size();
            assertThat(group.ids()).hasSizeLessThanOrEqualTo(2_000);
            if (handed < COMPANIES) {
                furthestAhead = Math.max(furthestAhead, read.get() - handed);
            }
            group.targets().forEach(t -> stored.add(t.company()));
        }

        assertThat(handed).isEqualTo(COMPANIES);
        assertThat(stored).hasSize(COMPANIES);
        assertThat(furthestAhead).isLessThanOrEqualTo(1_000);
        assertThat(largestQuestion).hasValueLessThanOrEqualTo(500);
    }
}

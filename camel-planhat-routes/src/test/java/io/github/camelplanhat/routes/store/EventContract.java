/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.routes.store.EventInbox.Place;

import static org.assertj.core.api.Assertions.assertThat;

/** The inbox of events, on every database. */
abstract class EventContract {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00.123Z");

    private StateStore store;

    abstract StateStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private <T> T in(Supplier<T> work) {
        return store.inTransaction(work);
    }

    private void add(String stream, String id, int second) {
        store.inTransaction(() -> store.events()
                .add(stream, List.of(new NewEvent(id, "A", NOW.plusSeconds(second), true, NOW, 10, "{}"))));
    }

    private List<StoredEvent> next(Place after, int most, long bytes) {
        return in(() -> store.events().next("s", after, store.events().last("s"), false, most, bytes));
    }

    private static Place behind(StoredEvent event) {
        return new Place(event.time(), event.seq());
    }

    @Test
    void eventsComeOldestFirstAndEqualTimesInTheOrderOfTheirArrival() {
        add("s", "c", 3);
        add("s", "a", 1);
        add("s", "b1", 2);
        add("s", "b2", 2);
        add("other", "x", 0);

        List<StoredEvent> first = next(Place.START, 2, 1_000);
        List<StoredEvent> second = next(behind(first.get(1)), 2, 1_000);

        assertThat(first).extracting(StoredEvent::id).containsExactly("a", "b1");
        assertThat(second).extracting(StoredEvent::id).containsExactly("b2", "c");
        assertThat(next(behind(second.get(1)), 2, 1_000)).isEmpty();
        assertThat(first.get(0).time()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aBatchIsNoLargerThanItsBytesButNeverEmpty() {
        add("s", "a", 1);
        add("s", "b", 2);
        add("s", "c", 3);

        assertThat(next(Place.START, 10, 25)).hasSize(2);
        assertThat(next(Place.START, 10, 5)).hasSize(1);
    }

    @Test
    void whatArrivesDuringARunIsForTheNextOne() {
        add("s", "a", 1);
        long last = in(() -> store.events().last("s"));
        add("s", "b", 2);

        assertThat(in(() -> store.events().next("s", Place.START, last, false, 10, 1_000)))
                .extracting(StoredEvent::id)
                .containsExactly("a");
        assertThat(in(() -> store.events().last("nobody"))).isZero();
    }

    @Test
    void parkedEventsWaitSinceTheyWereParkedFirst() {
        add("s", "a", 1);
        add("s", "b", 2);
        long a = next(Place.START, 1, 1_000).get(0).seq();
        store.inTransaction(() -> store.events().park(List.of(a), NOW));
        store.inTransaction(() -> store.events().park(List.of(a), NOW.plusSeconds(60)));

        assertThat(next(Place.START, 10, 1_000)).extracting(StoredEvent::id).containsExactly("b");
        assertThat(in(() -> store.events().next("s", Place.START, Long.MAX_VALUE, true, 10, 1_000)))
                .hasSize(2);
        assertThat(in(() -> store.events().count("s", EventState.WAITING))).isEqualTo(1);
        assertThat(in(() -> store.events().waitingSince("s"))).hasValue(NOW);
        assertThat(in(() -> store.events().waitingSince("s", NOW, 10))).isEmpty();
        assertThat(in(() -> store.events().waitingSince("s", NOW.plusMillis(1), 10)))
                .extracting(StoredEvent::id)
                .containsExactly("a");
        store.inTransaction(() -> store.events().remove(List.of(a)));
        assertThat(in(() -> store.events().waitingSince("s"))).isEmpty();
    }

    @Test
    void whatWaitsComesAmongTheOthersInTheOrderOfTheirTimes() {
        for (int i = 1; i <= 6; i++) {
            add("s", String.valueOf(i), i);
        }
        List<Long> odd = next(Place.START, 10, 1_000).stream()
                .filter(e -> Integer.parseInt(e.id()) % 2 == 1)
                .map(StoredEvent::seq)
                .toList();
        store.inTransaction(() -> store.events().park(odd, NOW));

        List<StoredEvent> first = in(() -> store.events().next("s", Place.START, 100, true, 4, 1_000));

        assertThat(first).extracting(StoredEvent::id).containsExactly("1", "2", "3", "4");
        assertThat(in(() -> store.events().next("s", behind(first.get(3)), 100, true, 4, 1_000)))
                .extracting(StoredEvent::id)
                .containsExactly("5", "6");
        assertThat(next(Place.START, 10, 1_000)).extracting(StoredEvent::id).containsExactly("2", "4", "6");
    }

    @Test
    void anIdThatWasGivenFreeIsKnownNoMore() {
        store.inTransaction(() -> store.eventIds().add("s", Map.of("a", 1L, "b", 2L), NOW));

        store.inTransaction(() -> store.eventIds().remove("s", List.of("a")));

        assertThat(in(() -> store.eventIds().find("s", List.of("a", "b")))).isEqualTo(Map.of("b", 2L));
    }

    @Test
    void idsAreFoundByThousandsAndForgottenBehindTheWindow() {
        Map<String, Long> ids = new java.util.HashMap<>();
        IntStream.range(0, 3_000).forEach(i -> ids.put("id-" + i, (long) i));
        store.inTransaction(() -> store.eventIds().add("s", ids, NOW));

        assertThat(in(() -> store.eventIds().find("s", List.of("id-7", "id-2999", "id-3000"))))
                .isEqualTo(Map.of("id-7", 7L, "id-2999", 2999L));
        assertThat(in(() -> store.eventIds().find("other", List.of("id-7")))).isEmpty();
        store.inTransaction(() -> store.eventIds().prune("s", NOW.plus(Duration.ofMillis(1))));
        assertThat(in(() -> store.eventIds().find("s", List.of("id-7")))).isEmpty();
    }

    @Test
    void theIdOfAnEventThatStillWaitsIsNotForgotten() {
        add("s", "a", 1);
        long a = next(Place.START, 1, 1_000).get(0).seq();
        store.inTransaction(() -> store.eventIds().add("s", Map.of("a", a), NOW));

        store.inTransaction(() -> store.eventIds().prune("s", NOW.plus(Duration.ofDays(1))));

        assertThat(in(() -> store.eventIds().find("s", List.of("a")))).hasSize(1);
    }
}

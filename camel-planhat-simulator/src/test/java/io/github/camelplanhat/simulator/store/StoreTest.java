/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static io.github.camelplanhat.model.PlanhatObject.ASSET;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

class StoreTest {
    private final Store store = new Store(Clock.systemUTC());

    private Slot add(RecordCollection records, String... fields) {
        DocBuilder draft = store.doc().set("_id", store.ids().next());
        for (int i = 0; i < fields.length; i += 2) {
            draft.set(fields[i], fields[i + 1]);
        }
        return records.add(draft.build(), 0);
    }

    @Nested
    class Documents {
        @Test
        void theOrderOfTheFieldsDoesNotMatter() {
            Doc one = store.doc().set("a", 1).set("b", List.of("x")).build();
            Doc other = store.doc().set("b", List.of("x")).set("a", 1).build();
            assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
            assertThat(one).isNotEqualTo(store.doc().set("a", 1).build());
            assertThat(one)
                    .isNotEqualTo(store.doc().set("a", 1).set("c", List.of("x")).build());
        }

        @Test
        void aFieldThatIsSetTwiceKeepsItsPlaceAndTheLaterValue() {
            Doc doc = store.doc().set("a", 1).set("b", 2).set("a", 3).build();
            assertThat(doc.toMap().toString()).isEqualTo("{a=3, b=2}");
        }

        @Test
        void manyFieldsFit() {
            DocBuilder builder = store.doc();
            for (int i = 0; i < 200; i++) {
                builder.set("f" + i, i);
            }
            assertThat(builder.build().get("f199")).isEqualTo(199);
        }

        @Test
        void editingLeavesTheOriginalAlone() {
            Doc original = store.doc().set("a", 1).build();
            Doc edited = original.edit().set("a", 2).set("b", 3).without("c").build();
            assertThat(original.get("a")).isEqualTo(1);
            assertThat(edited.toMap()).containsOnlyKeys("a", "b");
        }

        @Test
        void mapsAndListsAreTakenOverDeeply() {
            Map<String, Object> map = Map.of("custom", Map.of("a", List.of(Map.of("b", 1))), "at", Instant.EPOCH);
            Doc doc = Doc.of(store.root(), map);
            assertThat(((Doc) doc.get("custom")).get("a")).isInstanceOf(List.class);
            assertThat(doc.toMap().get("custom")).isEqualTo(map.get("custom"));
            assertThat(doc.get("at")).isEqualTo("1970-01-01T00:00:00Z");
        }
    }

    @Nested
    class Collections {
        private final RecordCollection companies = store.of(COMPANY);

        @Test
        void recordsAreFoundByTheirKeys() {
            Slot slot = add(companies, "externalId", "e", "sourceId", "s");
            assertThat(companies.byId(slot.id())).hasValue(slot);
            assertThat(companies.find("externalId", "e")).containsExactly(slot);
            assertThat(companies.find("sourceId", "s")).containsExactly(slot);
            assertThat(companies.find("sourceId", "e")).isEmpty();
        }

        @Test
        void aKeyMayBeSharedAndIsForgottenOneByOne() {
            RecordCollection assets = store.of(ASSET);
            Slot one = add(assets, "externalId", "e", "companyId", "a");
            Slot two = add(assets, "externalId", "e", "companyId", "b");
            Slot three = add(assets, "externalId", "e", "companyId", "b");
            assertThat(assets.find("externalId", "e")).containsExactly(one, two, three);
            assets.remove(one);
            assets.remove(three);
            assertThat(assets.find("externalId", "e")).containsExactly(two);
            assets.remove(two);
            assertThat(assets.find("externalId", "e")).isEmpty();
            assertThat(assets.find("companyId", "b")).isEmpty();
        }

        @Test
        void aChangedKeyMovesTheRecord() {
            Slot slot = add(companies, "externalId", "old");
            companies.replace(slot, slot.doc().edit().set("externalId", "new").build());
            assertThat(companies.find("externalId", "old")).isEmpty();
            assertThat(companies.find("externalId", "new")).containsExactly(slot);
        }

        @Test
        void everyDomainOfACompanyIsAKey() {
            Slot slot = companies.add(
                    store.doc()
                            .set("_id", store.ids().next())
                            .set("domains", Arrays.asList("a.com", "b.com", "a.com"))
                            .build(),
                    0);
            assertThat(companies.find("domains", "b.com")).containsExactly(slot);
            companies.replace(
                    slot, slot.doc().edit().set("domains", List.of("c.com")).build());
            assertThat(companies.find("domains", "a.com")).isEmpty();
            assertThat(companies.find("domains", "c.com")).containsExactly(slot);
        }

        @Test
        void theOrderOfInsertionSurvivesRemovals() {
            List<Slot> slots = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                slots.add(add(companies));
            }
            companies.remove(slots.get(3));
            companies.remove(slots.get(0));
            assertThat(companies.slots()).hasSize(8).first().isEqualTo(slots.get(1));
            companies.remove(slots.get(9));
            assertThat(companies.slots()).hasSize(7).last().isEqualTo(slots.get(8));
        }

        @Test
        void aClearedCollectionFindsNothing() {
            Slot slot = add(companies, "externalId", "e");
            store.clear();
            assertThat(companies.byId(slot.id())).isEmpty();
            assertThat(companies.find("externalId", "e")).isEmpty();
            assertThat(companies.slots()).isEmpty();
        }
    }

    @Nested
    class Ids {
        @Test
        void have24HexadecimalCharactersAndAscendEvenIfTheClockIsSetBack() {
            SettableClock clock = new SettableClock();
            ObjectIds ids = new ObjectIds(clock);
            String first = ids.next();
            clock.now = clock.now.minus(Duration.ofDays(1));
            String second = ids.next();
            assertThat(ObjectIds.isId(first)).isTrue();
            assertThat(second).isGreaterThan(first);
        }

        @Test
        void otherTextsAreNoIds() {
            assertThat(ObjectIds.isId(null)).isFalse();
            assertThat(ObjectIds.isId("a".repeat(23))).isFalse();
            assertThat(ObjectIds.isId("g".repeat(24))).isFalse();
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

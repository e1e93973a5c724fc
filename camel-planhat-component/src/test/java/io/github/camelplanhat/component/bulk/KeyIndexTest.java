/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class KeyIndexTest {
    private static final int RECORDS = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 39})
    void findsEachRecordInWhateverOrderItIsNamed(int step) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(Map.of("externalId", "E" + i));
        }
        Batches batches = Batches.of(PlanhatObject.COMPANY, records);
        Batch batch = batches.all().get(0);
        KeyIndex index = batches.index(batch);

        for (int n = 0; n < RECORDS; n++) {
            int i = n * step % RECORDS;
            assertThat(index.only(Map.of("_id", "5f" + i, "externalId", "E" + i)))
                    .isSameAs(batch.entries.get(i));
            assertThat(index.only(Map.of("externalId", "stranger" + i))).isNull();
        }
    }

    @Test
    void aRecordThatDidNotTravelIsNotMeant() {
        Batch batch = Batches.of(
                        PlanhatObject.COMPANY,
                        List.of(Map.of("externalId", "E0"), Map.of("externalId", "E1"), Map.of("externalId", "E2")))
                .all()
                .get(0);
        KeyIndex index = new KeyIndex(PlanhatObject.COMPANY, batch.whole().firstHalf());

        assertThat(index.only(Map.of("externalId", "E2"))).isNull();
        assertThat(index.find(Map.of("externalId", "E2"))).isEmpty();
        assertThat(index.only(Map.of("externalId", "E1"))).isSameAs(batch.entries.get(1));
    }

    @Test
    void aValueOfTwoRecordsWithOtherStrongerKeysMeansNeither() {
        Batches batches = Batches.of(
                PlanhatObject.COMPANY,
                List.of(Map.of("sourceId", "S1", "externalId", "E"), Map.of("sourceId", "S2", "externalId", "E")));
        Batch batch = batches.all().get(0);

        assertThat(batches.index(batch).only(Map.of("externalId", "E"))).isNull();
        assertThat(batches.index(batch).find(Map.of("externalId", "E"))).hasSize(2);
    }

    /** Few values for many records: most keys are shared, or contradict a stronger one. */
    @ParameterizedTest
    @EnumSource(
            value = PlanhatObject.class,
            names = {"COMPANY", "ENDUSER", "LICENSE"})
    void theOnlyRecordIsTheOneThatIsFoundAlone(PlanhatObject object) {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Map<String, Object>> records = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Map<String, Object> record = new HashMap<>(keys(object, random, 3 + seed));
                record.put("companyId", "C" + random.nextInt(2));
                records.add(record);
            }
            Batches batches = Batches.of(object, records);
            for (Batch batch : batches.all()) {
                KeyIndex index = batches.index(batch);
                for (int n = 0; n < 30; n++) {
                    Map<String, String> named = keys(object, random, 3 + seed);
                    List<Entry> found = batches.index(batch).find(named);
                    assertThat(index.only(named))
                            .as("seed %s: %s", seed, named)
                            .isSameAs(found.size() == 1 ? found.get(0) : null);
                }
            }
        }
    }

    private static Map<String, String> keys(PlanhatObject object, Random random, int values) {
        Map<String, String> keys = new HashMap<>();
        for (String key : object.keyables()) {
            if (random.nextBoolean()) {
                keys.put(key, key + random.nextInt(values));
            }
        }
        return keys;
    }
}

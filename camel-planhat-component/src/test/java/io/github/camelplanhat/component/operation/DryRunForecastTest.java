/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.DELETED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNCHANGED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_CREATE;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_DELETE;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

/** What a dry run foretells of random batches is what the real operation then does with them, record by record. */
class DryRunForecastTest extends SimulatorTest {
    private static final Map<OutcomeStatus, OutcomeStatus> COMES_TRUE = new EnumMap<>(Map.of(
            WOULD_CREATE, CREATED,
            WOULD_UPDATE, UPDATED,
            WOULD_DELETE, DELETED,
            UNCHANGED, UNCHANGED,
            REFUSED, REFUSED,
            SKIPPED, SKIPPED));

    static Stream<Arguments> operations() {
        return Stream.of(PlanhatObject.COMPANY, PlanhatObject.ENDUSER, PlanhatObject.ASSET, PlanhatObject.TASK)
                .flatMap(object -> Stream.of(
                                Operation.BULK_UPSERT,
                                Operation.BULK_UPDATE,
                                Operation.BULK_INSERT,
                                Operation.BULK_DELETE)
                        .map(operation -> Arguments.of(object, operation)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void comesTrue(PlanhatObject object, Operation operation) {
        Map<OutcomeStatus, Integer> seen = new EnumMap<>(OutcomeStatus.class);
        camel(options -> {
            options.setCallsPerMinute(1_000_000);
            options.setCallsPerSecond(1_000_000);
        });
        for (int seed = 1; seed <= 6; seed++) {
            simulator().clear();
            Batch batch = new Batch(object, new Random(seed));
            List<Map<String, Object>> records = batch.records(operation);
            int size = List.of(1, 7, 100).get(seed % 3);
            // By the list and one by one; in one batch and in several.
            String uri = "planhat:" + object + "/" + operation + "?outcomes=all&batchSize=" + size + "&singleLookups="
                    + (seed % 2 == 0 ? 500 : 0);

            BulkOutcome foretold = camel().send(uri + "&dryRun=true", records, BulkOutcome.class);
            BulkOutcome real = camel().send(uri, records, BulkOutcome.class);

            assertThat(foretold.getRecords()).hasSameSizeAs(records);
            for (int i = 0; i < records.size(); i++) {
                RecordOutcome before = foretold.getRecords().get(i);
                RecordOutcome after = real.getRecords().get(i);
                seen.merge(before.status(), 1, Integer::sum);
                if (before.status() == UNKNOWN && after.status().confirmed()) {
                    // What comes behind it may mean the record that this one changed.
                    break;
                }
                // One refused record blurs what Planhat tells of its batch.
                boolean blurred = size > 1 && (after.resent() || after.status() == UNKNOWN);
                if (before.status() != UNKNOWN && !blurred) {
                    assertThat(after.status())
                            .as("seed " + seed + ", " + uri + "\n" + records.get(i) + "\n" + before + "\n" + after)
                            .isIn(
                                    size == 1
                                            ? List.of(COMES_TRUE.get(before.status()))
                                            : comesTrueInABatch(before.status()));
                    assertThat(before.key()).isEqualTo(after.key());
                }
                assertThat(before.changes().isEmpty()).isEqualTo(before.status() != WOULD_UPDATE);
            }
        }
        assertThat(seen).as("what the batches hold").hasSizeGreaterThanOrEqualTo(3);
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(seen.getOrDefault(UNKNOWN, 0)).as("" + seen).isLessThan(all / 3);
    }

    /** Where two records of a batch mean the same one, the answer does not tell which of them changed it. */
    private static List<OutcomeStatus> comesTrueInABatch(OutcomeStatus foretold) {
        List<OutcomeStatus> stored = List.of(CREATED, UPDATED, UNCHANGED);
        OutcomeStatus one = COMES_TRUE.get(foretold);
        return stored.contains(one) ? stored : List.of(one);
    }

    /** A tenant and a batch for it. */
    private final class Batch {
        private final PlanhatObject object;
        private final Random random;
        private final List<String> companies = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();

        Batch(PlanhatObject object, Random random) {
            this.object = object;
            this.random = random;
            for (int i = 0; i < 3; i++) {
                companies.add(simulator()
                        .seed(PlanhatObject.COMPANY, Map.of("name", "Owner " + i, "externalId", "owner-" + i)));
            }
            for (int i = 0; i < 12; i++) {
                Map<String, Object> stored = record(i);
                stored.put("sourceId", "s" + i);
                if (hasExternalId()) {
                    stored.put("externalId", "e" + i);
                }
                required(stored, i);
                ids.add(simulator().seed(object, stored));
            }
        }

        private boolean hasExternalId() {
            return object.externalIdField().isPresent();
        }

        private void required(Map<String, Object> record, int number) {
            if (object == PlanhatObject.COMPANY) {
                record.put("name", "Name " + number % 2);
            } else {
                record.put("companyId", companies.get(number % 3));
                if (object != PlanhatObject.TASK) {
                    record.putAll(object == PlanhatObject.ENDUSER ? Map.of() : Map.of("name", "Name " + number % 2));
                }
            }
        }

        /** Something in it that a change may change, or not. */
        private Map<String, Object> record(int number) {
            Map<String, Object> record = new LinkedHashMap<>();
            String text =
                    switch (object) {
                        case COMPANY -> "phase";
                        case ENDUSER -> "position";
                        case TASK -> "action";
                        default -> null;
                    };
            if (text != null && random.nextInt(4) > 0) {
                record.put(text, "value " + random.nextInt(2));
            }
            if (random.nextInt(3) == 0) {
                record.put("custom", Map.of("Tier", random.nextInt(2)));
            }
            return record;
        }

        List<Map<String, Object>> records(Operation operation) {
            return IntStream.range(0, 40).mapToObj(i -> sent(i, operation)).toList();
        }

        private Map<String, Object> sent(int number, Operation operation) {
            // A third of them is there, a few come twice.
            int which = random.nextInt(36);
            Map<String, Object> record = operation == Operation.BULK_DELETE ? new LinkedHashMap<>() : record(which);
            switch (random.nextInt(hasExternalId() ? 6 : 4)) {
                case 0 -> record.put("_id", which < ids.size() ? ids.get(which) : String.format("%024x", 1 + which));
                case 1, 2 -> record.put("sourceId", "s" + which);
                case 3 -> {
                    if (hasExternalId() && operation != Operation.BULK_DELETE) {
                        record.put("sourceId", "s" + which);
                        record.put("externalId", "e" + random.nextInt(36));
                    }
                }
                default -> record.put("externalId", "e" + which);
            }
            if (operation != Operation.BULK_DELETE && random.nextInt(5) > 0) {
                required(record, which);
                if (object != PlanhatObject.COMPANY && random.nextInt(3) == 0) {
                    record.put("companyId", "extid-owner-" + (which + random.nextInt(8) / 7) % 4);
                }
                if (object == PlanhatObject.ENDUSER && random.nextInt(3) == 0) {
                    record.put("email", "e" + which % 20 + "@mail.example");
                }
            }
            return record;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNCHANGED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random answers, most of them nonsense, to each operation that writes many records: whatever Planhat says, every record has
 * an outcome, and none is a success that the answers do not confirm. The answers that came are the measure: a success
 * needs its record named, or an answer without errors whose counts add up.
 */
class HostileAnswersTest extends SimulatorTest {
    private static final int ROUNDS = 250;
    private static final int RECORDS = 4;
    private static final List<Integer> STATUSES = List.of(200, 200, 200, 201, 206, 206, 400, 403, 404, 409, 500);

    private static final List<String> INSERTS = List.of("created", "insertsKeys");
    private static final List<String> CHANGES = List.of("updated", "updatesKeys", "nonupdates");

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> ids = new ArrayList<>();
    /** Of the round that runs: the answers that were given, in order. */
    private final List<Map<String, Object>> answers = new ArrayList<>();

    private Random random;
    private int round;

    @ParameterizedTest
    @EnumSource(names = {"BULK_UPSERT", "BULK_UPDATE", "BULK_INSERT"})
    void noRecordIsASuccessThatNoAnswerConfirms(Operation operation) {
        camel(options -> {
            options.setMaxRetries(1);
            options.setIsolationCalls(6);
            options.setCallsPerMinute(1_000_000);
            options.setCallsPerSecond(1_000_000);
        });
        ids.addAll(
                IntStream.range(0, RECORDS).mapToObj(i -> seedCompany("c" + i)).toList());
        int confirmed = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            random = new Random(seed);
            round = seed;
            answers.clear();
            simulator().faults().clear();
            simulator().faults().next().method("PUT").always().rewriteAnswer(status(), honest -> next(operation));

            BulkOutcome outcome = run(operation);

            assertThat(outcome.getRead()).as("seed " + seed).isEqualTo(RECORDS);
            for (RecordOutcome record : outcome.getRecords()) {
                if (record.status().confirmed()) {
                    confirmed++;
                    assertThat(answers)
                            .as("seed %s, %s, answers %s", seed, record, answers)
                            .anyMatch(answer -> confirms(answer, operation, record));
                }
                if (record.status() == CREATED || record.status() == UPDATED || record.status() == UNCHANGED) {
                    assertThat(allowed(operation)).as("seed " + seed).contains(record.status());
                }
            }
        }
        assertThat(confirmed).as("rounds in which something was confirmed").isPositive();
    }

    private static List<OutcomeStatus> allowed(Operation operation) {
        return switch (operation) {
            case BULK_UPDATE -> List.of(UPDATED, UNCHANGED);
            case BULK_INSERT -> List.of(CREATED);
            default -> List.of(CREATED, UPDATED, UNCHANGED);
        };
    }

    private BulkOutcome run(Operation operation) {
        List<Map<String, Object>> records = IntStream.range(0, RECORDS)
                .mapToObj(i -> Map.<String, Object>of("externalId", key(operation, i), "name", "N" + i))
                .toList();
        try {
            return camel().send("planhat:company/" + operation + "?outcomes=all", records, BulkOutcome.class);
        } catch (PlanhatException e) {
            assertThat(e.getOutcome()).isNotNull();
            return e.getOutcome();
        }
    }

    /** What is inserted is new in each round: the simulator does the work, whatever it answers. */
    private String key(Operation operation, int number) {
        return operation == Operation.BULK_INSERT ? "round" + round + "-" + number : "c" + number;
    }

    private int status() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    private String next(Operation operation) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (random.nextInt(10) > 0) {
            maybe(answer, "created", random.nextInt(RECORDS + 2) - random.nextInt(2));
            maybe(answer, "updated", random.nextInt(RECORDS + 2) - random.nextInt(2));
            maybe(answer, "nonupdates", random.nextInt(RECORDS + 2));
            maybe(answer, "insertsKeys", names(operation));
            maybe(answer, "updatesKeys", names(operation));
            for (String errors : List.of("createdErrors", "updatedErrors", "permissionErrors")) {
                if (random.nextInt(4) == 0) {
                    answer.put(errors, errors());
                }
            }
        }
        if (random.nextBoolean()) {
            // Else hardly an answer would be free of what the operation must not do.
            answer.keySet().removeAll(operation == Operation.BULK_INSERT ? CHANGES : INSERTS);
        }
        answers.add(answer);
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void maybe(Map<String, Object> answer, String name, Object value) {
        if (random.nextInt(3) > 0) {
            answer.put(name, value);
        }
    }

    /** Of records that were sent, of others, and of nobody; some by a key alone, some with another's id. */
    private List<Map<String, Object>> names(Operation operation) {
        List<Map<String, Object>> names = new ArrayList<>();
        for (int i = random.nextInt(RECORDS + 1); i > 0; i--) {
            Map<String, Object> name = new LinkedHashMap<>();
            if (random.nextInt(3) > 0) {
                name.put("_id", random.nextInt(3) > 0 ? ids.get(random.nextInt(RECORDS)) : "stranger" + i);
            }
            if (random.nextBoolean()) {
                name.put("externalId", key(operation, random.nextInt(RECORDS + 1)));
            }
            names.add(name);
        }
        return names;
    }

    private List<Object> errors() {
        List<Object> errors = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Object named = Map.of("item", Map.of("externalId", "c" + random.nextInt(RECORDS)), "error", "bad");
            errors.add(random.nextBoolean() ? "nameless" : named);
        }
        return errors;
    }

    /** The promise, written down a second time, and more simply: what an answer may confirm of a record at most. */
    private boolean confirms(Map<String, Object> answer, Operation operation, RecordOutcome record) {
        boolean named = named(answer, "insertsKeys", record) && operation != Operation.BULK_UPDATE
                || named(answer, "updatesKeys", record) && operation != Operation.BULK_INSERT;
        boolean errorFree = List.of("createdErrors", "updatedErrors", "permissionErrors").stream()
                .allMatch(key -> ((List<?>) answer.getOrDefault(key, List.of())).isEmpty());
        long created = count(answer, "created", "insertsKeys");
        long updated = count(answer, "updated", "updatesKeys");
        long unchanged = count(answer, "nonupdates", "none");
        boolean addsUp = errorFree && created + updated + unchanged > 0;
        if (operation == Operation.BULK_UPDATE) {
            // It sends ids: an answer that names other ones is about something else.
            addsUp &= created == 0
                    && ((List<?>) answer.getOrDefault("updatesKeys", List.of()))
                            .stream().noneMatch(name -> String.valueOf(((Map<?, ?>) name).get("_id"))
                                    .startsWith("stranger"));
        } else if (operation == Operation.BULK_INSERT) {
            addsUp &= updated + unchanged == 0;
        }
        return named || addsUp;
    }

    private static boolean named(Map<String, Object> answer, String key, RecordOutcome record) {
        String external = record.key().substring(record.key().indexOf('=') + 1);
        for (Object name : (List<?>) answer.getOrDefault(key, List.of())) {
            Map<?, ?> keys = (Map<?, ?>) name;
            if (external.equals(keys.get("externalId"))
                    || record.id() != null && record.id().equals(keys.get("_id"))) {
                return true;
            }
        }
        return false;
    }

    private static long count(Map<String, Object> answer, String count, String names) {
        int named = ((List<?>) answer.getOrDefault(names, List.of())).size();
        Object number = answer.get(count);
        return number == null ? named : Math.max(0, ((Number) number).longValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = PlanhatObject.class,
            names = {"COMPANY", "TICKET"})
    void noRecordIsDeletedThatNoAnswerAndNoLookConfirms(PlanhatObject object) {
        camel(options -> {
            options.setMaxRetries(1);
            options.setCallsPerMinute(1_000_000);
            options.setCallsPerSecond(1_000_000);
        });
        String company = seedCompany("owner");
        List<String> bodies = List.of(
                "",
                "{}",
                "[]",
                "no json",
                "{\"n\":0}",
                "{\"n\":1,\"ok\":0}",
                "{\"deletedCount\":0}",
                "{\"deletedCount\":2}",
                "{\"n\":-1}",
                "{\"_id\":\"other\"}",
                "{\"deletedCount\":\"1\"}");
        for (int seed = 0; seed < ROUNDS; seed++) {
            random = new Random(seed);
            String id = simulator()
                    .seed(object, Map.of("name", "N", "sourceId", "s" + seed, "companyId", company, "email", "a@b.c"));
            simulator().faults().clear();
            int times = 1 + random.nextInt(3);
            String body = bodies.get(random.nextInt(bodies.size()));
            int status = STATUSES.get(random.nextInt(STATUSES.size()));
            // The work is done, or it is not; the answer tells neither.
            if (random.nextBoolean()) {
                simulator().faults().next().method("DELETE").times(times).status(status, body);
            } else {
                simulator().faults().next().method("DELETE").times(times).rewriteAnswer(status, honest -> body);
            }

            BulkOutcome outcome = deleted(object, id);

            assertThat(outcome.getRead()).isEqualTo(1);
            if (outcome.getDeleted() == 1) {
                assertThat(simulator().find(object, id)).as("seed " + seed).isEmpty();
            }
            if (outcome.getRefused() == 1 && status < 400) {
                assertThat(simulator().find(object, id))
                        .as("seed " + seed + outcome.getRecords())
                        .isPresent();
            }
        }
    }

    private BulkOutcome deleted(PlanhatObject object, String id) {
        try {
            return camel().send("planhat:" + object + "/bulkDelete?outcomes=all", List.of(id), BulkOutcome.class);
        } catch (PlanhatException e) {
            return e.getOutcome();
        }
    }
}

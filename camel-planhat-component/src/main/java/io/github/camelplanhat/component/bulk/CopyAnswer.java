/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;

/**
 * What an answer says of the records that were to be copied. It counts copies, and names them, but not what they are
 * copies of: where there are fewer than records, those that are not there tell which ones are missing, if that adds up.
 */
final class CopyAnswer {
    /** Takes what became of a record. */
    @FunctionalInterface
    interface Outcomes {
        void accept(PlanhatRecord record, OutcomeStatus status, String id, String reason);
    }

    private final PlanhatObject object;
    private final BulkAnswer answer;
    private final Lookup lookup;

    CopyAnswer(PlanhatObject object, BulkAnswer answer, Lookup lookup) {
        this.object = object;
        this.answer = answer;
        this.lookup = lookup;
    }

    void explain(List<PlanhatRecord> records, Outcomes outcomes) {
        String said = said();
        if (!answer.accepted()
                && nothing(answer.created())
                && answer.insertsKeys().isEmpty()) {
            String why = said.isEmpty() ? "Planhat answered " + answer.status() + " without a reason" : said;
            records.forEach(r -> outcomes.accept(r, REFUSED, null, why));
        } else if (!consistent(records)) {
            String why =
                    "the answer does not say which records were copied" + (said.isEmpty() ? "" : "; it says: " + said);
            records.forEach(r -> outcomes.accept(r, UNKNOWN, null, why));
        } else if (answer.created() == records.size()) {
            String id = records.size() == 1 && answer.insertsKeys().size() == 1
                    ? answer.insertsKeys().get(0).get("_id")
                    : null;
            records.forEach(r -> outcomes.accept(r, CREATED, id, null));
        } else {
            fewer(records, outcomes);
        }
    }

    private static boolean nothing(Long count) {
        return count == null || count == 0;
    }

    /** Whether the answer speaks of copies alone, of no more than could be, and of no error. */
    private boolean consistent(List<PlanhatRecord> records) {
        Set<String> originals = new HashSet<>();
        records.forEach(r -> originals.add(r.key("_id")));
        Set<String> named = new HashSet<>();
        boolean newIds = answer.insertsKeys().stream()
                .map(keys -> keys.get("_id"))
                .filter(Objects::nonNull)
                .allMatch(id -> named.add(id) && !originals.contains(id));
        return answer.accepted()
                && newIds
                && answer.created() != null
                && answer.created() >= answer.insertsKeys().size()
                && answer.created() <= records.size()
                && nothing(answer.updated())
                && nothing(answer.nonupdates())
                && answer.updatesKeys().isEmpty()
                && answer.errors().isEmpty();
    }

    private void fewer(List<PlanhatRecord> records, Outcomes outcomes) {
        List<Wanted> wanted = new ArrayList<>();
        records.forEach(r -> wanted.add(new Wanted(new String[] {r.key("_id")}, null)));
        lookup.prepare(wanted, false, true);
        long there = wanted.stream().filter(w -> !lookup.match(w).none()).count();
        for (int i = 0; i < records.size(); i++) {
            if (lookup.match(wanted.get(i)).none()) {
                outcomes.accept(records.get(i), REFUSED, null, "not found: no " + object + " has this _id");
            } else if (there == answer.created()) {
                outcomes.accept(records.get(i), CREATED, null, null);
            } else {
                outcomes.accept(
                        records.get(i),
                        UNKNOWN,
                        null,
                        "Planhat made " + answer.created() + " copies of " + there
                                + " records that are there, and does not say of which");
            }
        }
    }

    private String said() {
        String errors = String.join(
                " | ",
                answer.errors().stream()
                        .map(BulkError::text)
                        .distinct()
                        .limit(3)
                        .toList());
        return errors.isEmpty() ? answer.excerpt() : errors;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Finds the records of a chunk that are there already, and lets through those for which the operation is meant. */
final class ExistingAdmission implements Admission {
    private final Lookup lookup;
    private final Rule rule;
    private final Resolution resolution;

    ExistingAdmission(PlanhatObject object, Operation operation, Lookup lookup, Resolution resolution) {
        this(object, operation, lookup, resolution, false);
    }

    /** @param dryRun whether no call comes behind it that would tell what is there */
    ExistingAdmission(PlanhatObject object, Operation operation, Lookup lookup, Resolution resolution, boolean dryRun) {
        KeyTexts texts = new KeyTexts(object, operation, lookup.names());
        this.lookup = lookup;
        this.resolution = resolution;
        this.rule = switch (operation) {
            case BULK_UPDATE -> new UpdateRule(lookup, texts);
            case BULK_INSERT -> new InsertRule(lookup, texts);
            case BULK_DELETE -> new DeleteRule(lookup, texts, dryRun);
            default -> throw new IllegalArgumentException(operation + " does not ask what is there");
        };
    }

    @Override
    public List<PlanhatRecord> admit(List<PlanhatRecord> chunk, boolean last) {
        List<Wanted> wanted = new ArrayList<>(chunk.size());
        List<Wanted> toLookUp = new ArrayList<>(chunk.size());
        for (PlanhatRecord record : chunk) {
            Wanted one = record.problem() == null ? lookup.names().wanted(record) : null;
            Wanted needed = one == null || !one.keyed() ? null : rule.toLookUp(one);
            wanted.add(one);
            if (needed != null) {
                toLookUp.add(needed);
            }
        }
        lookup.prepare(toLookUp, rule.byEveryKey(), last);
        return apply(chunk, judged(chunk, wanted));
    }

    /** All verdicts come before the first outcome: a failure among them leaves the chunk without any. */
    private List<Verdict> judged(List<PlanhatRecord> chunk, List<Wanted> wanted) {
        List<Verdict> verdicts = new ArrayList<>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            PlanhatRecord record = chunk.get(i);
            verdicts.add(
                    record.problem() != null
                            ? Verdict.refuse(null, record.problem())
                            : rule.judge(record, wanted.get(i)));
        }
        return verdicts;
    }

    private List<PlanhatRecord> apply(List<PlanhatRecord> chunk, List<Verdict> verdicts) {
        List<PlanhatRecord> admitted = new ArrayList<>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            Verdict verdict = verdicts.get(i);
            if (verdict.admitted() != null) {
                admitted.add(verdict.admitted());
            } else {
                resolution.turnAway(chunk.get(i), verdict.status(), verdict.id(), verdict.key(), verdict.reason());
            }
        }
        return admitted;
    }
}

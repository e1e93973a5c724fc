/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Match;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;

/** Lets through what has an {@code _id} or was found, once; of what goes through, the {@code _id} is all that is left. */
final class DeleteRule implements Rule {
    /** Longer memory is not needed: a second call for the same record finds it gone. */
    private static final int REMEMBERED = 10_000;

    private final Lookup lookup;
    private final KeyTexts texts;
    private final boolean checkIds;
    private final Map<String, Long> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param checkIds whether records that bring their {@code _id} are looked up too: else the call for them tells */
    DeleteRule(Lookup lookup, KeyTexts texts, boolean checkIds) {
        this.lookup = lookup;
        this.texts = texts;
        this.checkIds = checkIds;
    }

    @Override
    public Wanted toLookUp(Wanted wanted) {
        if (wanted.keys()[0] == null) {
            return wanted;
        }
        return checkIds ? wanted.byIdAlone() : null;
    }

    @Override
    public boolean byEveryKey() {
        return false;
    }

    @Override
    public Verdict judge(PlanhatRecord record, Wanted wanted) {
        if (!wanted.keyed()) {
            return texts.keyless();
        }
        String id = wanted.keys()[0];
        String key = texts.strongest(wanted);
        if (id == null || checkIds) {
            Match match = lookup.match(wanted);
            if (match.none()) {
                return Verdict.skip(null, key, "not there: " + texts.nobodyHas(wanted));
            }
            if (match.ambiguous()) {
                return texts.ambiguous(match, wanted);
            }
            id = match.only().id();
            key = texts.key(match.key(), wanted);
        }
        Long before = seen.putIfAbsent(id, record.index());
        if (before != null) {
            return Verdict.skip(id, key, "same record again as " + before);
        }
        Map<String, Object> fields = new HashMap<>();
        fields.put("_id", id);
        return Verdict.admit(record.with(fields, key));
    }
}

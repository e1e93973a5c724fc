/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Match;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;

/**
 * Lets through what is there, addressed by its {@code _id}: the key that led to it is left out, for Planhat would try it
 * next, and might create a record with it, if the {@code _id} were not there any more.
 */
final class UpdateRule implements Rule {
    private final Lookup lookup;
    private final KeyTexts texts;

    UpdateRule(Lookup lookup, KeyTexts texts) {
        this.lookup = lookup;
        this.texts = texts;
    }

    @Override
    public Wanted toLookUp(Wanted wanted) {
        if (wanted.keys()[0] == null) {
            return wanted;
        }
        return lookup.checksIds() ? wanted.byIdAlone() : null;
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
        boolean byId = wanted.keys()[0] != null;
        if (byId && !lookup.checksIds()) {
            return Verdict.admit(record);
        }
        Match match = lookup.match(wanted);
        if (match.none()) {
            return Verdict.refuse(texts.strongest(wanted), "not found: " + texts.nobodyHas(wanted));
        }
        if (match.ambiguous()) {
            return texts.ambiguous(match, wanted);
        }
        return Verdict.admit(byId ? record : addressed(record, match, wanted));
    }

    private PlanhatRecord addressed(PlanhatRecord record, Match match, Wanted wanted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("_id", match.only().id());
        record.fields().forEach((name, value) -> {
            if (!name.equals("_id") && !name.equals(texts.keyName(match.key()))) {
                fields.put(name, value);
            }
        });
        return record.with(fields, texts.key(match.key(), wanted));
    }
}

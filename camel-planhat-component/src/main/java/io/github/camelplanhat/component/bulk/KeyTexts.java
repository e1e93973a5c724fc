/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Match;
import io.github.camelplanhat.component.lookup.Stored;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** How keys, and what is wrong with them, are told in outcomes. */
final class KeyTexts {
    private static final int MOST_IDS = 5;

    private final PlanhatObject object;
    private final Operation operation;
    private final KeyNames names;

    KeyTexts(PlanhatObject object, Operation operation, KeyNames names) {
        this.object = object;
        this.operation = operation;
        this.names = names;
    }

    /** {@code externalId=A-17} */
    String key(int key, Wanted wanted) {
        return names.keyables().get(key) + "=" + wanted.keys()[key];
    }

    /** The strongest key that the record has, or null. */
    String strongest(Wanted wanted) {
        for (int k = 0; k < wanted.keys().length; k++) {
            if (wanted.keys()[k] != null) {
                return key(k, wanted);
            }
        }
        return null;
    }

    Verdict keyless() {
        return Verdict.refuse(
                null,
                operation + " finds a record by its key, and this one has none: give it "
                        + String.join(", ", names.keyables())
                        + (names.keyables().size() > 1 ? ", one of them" : ""));
    }

    /** {@code no company has externalId=A-17} */
    String nobodyHas(Wanted wanted) {
        StringBuilder keys = new StringBuilder();
        for (int k = 0; k < wanted.keys().length; k++) {
            boolean byIdAlone = wanted.keys()[0] != null && k > 0;
            if (wanted.keys()[k] != null && !byIdAlone) {
                keys.append(keys.isEmpty() ? "" : " or ").append(key(k, wanted));
            }
        }
        String where = wanted.company() == null || wanted.keys()[0] != null ? "" : " in company " + wanted.company();
        return "no " + object + " has " + keys + where;
    }

    Verdict ambiguous(Match match, Wanted wanted) {
        String key = key(match.key(), wanted);
        String advice = names.perCompany(match.key()) && wanted.company() == null
                ? "name its company, or send its _id"
                : "send its _id";
        return Verdict.refuse(
                key,
                "ambiguous: " + match.stored().size() + " records of " + object + " have " + key + " ("
                        + ids(match.stored()) + "); " + advice);
    }

    static String ids(List<Stored> stored) {
        String some = String.join(
                ", ",
                stored.stream()
                        .limit(MOST_IDS)
                        .map(s -> s.id() == null ? "record " + s.index() : s.id())
                        .toList());
        return stored.size() > MOST_IDS ? some + ", …" : some;
    }

    String keyName(int key) {
        return names.keyables().get(key);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;

import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Stored;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;

/**
 * Lets through what is not there under any of its keys, because Planhat would update what has one of them; neither twice
 * in one run. Records without a key are always new.
 */
final class InsertRule implements Rule {
    private final Lookup lookup;
    private final KeyTexts texts;

    InsertRule(Lookup lookup, KeyTexts texts) {
        this.lookup = lookup;
        this.texts = texts;
    }

    @Override
    public Wanted toLookUp(Wanted wanted) {
        return lookup.checksKeys() ? wanted : null;
    }

    @Override
    public boolean byEveryKey() {
        return true;
    }

    @Override
    public Verdict judge(PlanhatRecord record, Wanted wanted) {
        for (int k = 0; k < wanted.keys().length; k++) {
            if (wanted.keys()[k] != null) {
                Verdict there = there(k, wanted);
                if (there != null) {
                    return there;
                }
            }
        }
        if (wanted.keys()[0] != null) {
            return Verdict.refuse(
                    texts.key(0, wanted),
                    "not there, and Planhat gives new records their _id: leave _id out to create the record");
        }
        if (wanted.keyed()) {
            lookup.willCreate(wanted, record.index());
        }
        return Verdict.admit(record);
    }

    /** The verdict on a record of which one key is taken; null if it is not. */
    private Verdict there(int key, Wanted wanted) {
        String text = texts.key(key, wanted);
        List<Stored> same = lookup.find(key, wanted);
        if (same.size() > 1) {
            return Verdict.refuse(text, "ambiguous: " + text + " is there several times (" + KeyTexts.ids(same) + ")");
        }
        if (same.size() == 1) {
            Stored one = same.get(0);
            return one.id() == null
                    ? Verdict.skip(
                            null, text, "same record again as " + one.index() + " by " + text + ", which is sent")
                    : Verdict.skip(one.id(), text, "already there: " + one.id() + " has " + text);
        }
        // An e-mail counts in all companies: Planhat takes the enduser that has it for the same (section 1.11).
        List<Stored> elsewhere = texts.keyName(key).equals("email") ? lookup.namesakes(key, wanted) : List.of();
        return elsewhere.isEmpty()
                ? null
                : Verdict.refuse(
                        text,
                        "another company's record has " + text + " (" + KeyTexts.ids(elsewhere)
                                + "), and Planhat might update that one");
    }
}

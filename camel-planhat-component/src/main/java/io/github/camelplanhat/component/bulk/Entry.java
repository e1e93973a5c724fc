/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;
import java.util.Map;

/** A record's place in a batch: its keys, its bytes in the batch's buffer, and what is known of it. */
final class Entry {
    long index;
    /** What is written; null once that is done, unless it is kept. */
    Map<String, Object> fields;
    /** The element as it was given; null once it is written, unless it is kept. */
    Object original;
    /** Values of the object's keyables, in their order; null where the record has none. */
    String[] keys;
    /** Within which company its keys are unique, as text; null where that does not matter. */
    String company;
    /** The key by which the record's id was looked up, as {@code field=value}, or null. */
    String foundBy;
    /** Earlier records of the batch whose content this one carries. */
    List<Entry> absorbed;

    int from;
    int to;
    boolean sent;
    /** Whether a call may have stored it without saying so. */
    boolean uncertain;

    boolean resent;
    boolean resolved;

    /** Fills in what is known of the record before it is written. */
    Entry of(
            long index,
            Map<String, Object> fields,
            Object original,
            String[] keys,
            String company,
            String foundBy,
            List<Entry> absorbed) {
        this.index = index;
        this.fields = fields;
        this.original = original;
        this.keys = keys;
        this.company = company;
        this.foundBy = foundBy;
        this.absorbed = absorbed;
        return this;
    }

    boolean keyed() {
        for (String key : keys) {
            if (key != null) {
                return true;
            }
        }
        return false;
    }

    /** Lets go of what is not kept, once it is written. */
    void written(Keeping keeping) {
        if (keeping != Keeping.FIELDS) {
            fields = null;
            original = keeping == Keeping.ORIGINALS ? original : null;
        }
    }

    int length() {
        return to - from;
    }
}

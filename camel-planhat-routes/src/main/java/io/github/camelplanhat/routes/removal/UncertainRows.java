/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.model.PlanhatObject;

/** Rows of a source that do not tell for certain which record of Planhat they are. */
public final class UncertainRows {
    private final KeyNames names;
    private final KeyFilter keys;
    private final List<Long> first = new ArrayList<>();
    private long keyless;

    UncertainRows(PlanhatObject object, long seed) {
        this.names = new KeyNames(object);
        this.keys = new KeyFilter(seed);
    }

    /** A row of which not even the key can be read: any record may be missing because of it. */
    public void keyless(long index) {
        keyless++;
        if (first.size() < FirstKeys.MOST) {
            first.add(index);
        }
    }

    /** A row with a key of which it is not known which record it became, or whether it became one. */
    public void uncertain(Map<String, Object> record) {
        String[] values = names.keys(record);
        for (int k = 0; k < values.length; k++) {
            if (values[k] != null) {
                keys.add(names.keyables().get(k), values[k]);
            }
        }
    }

    KeyFilter keys() {
        return keys;
    }

    long keyless() {
        return keyless;
    }

    String keylessText() {
        List<String> rows = first.stream().map(i -> String.valueOf(i + 1)).toList();
        return (keyless == 1 ? "one row has no key (row " : keyless + " rows have no key (rows ")
                + FirstKeys.text(rows, keyless) + ")";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.DocBuilder;

/** The fields without which a record is not stored (API sheet, section 1.14). */
final class Requirements {
    private Requirements() {}

    static void checkNew(PlanhatObject object, DocBuilder draft, boolean bulk) {
        for (String name : bulk ? object.requiredForBulkInsert() : object.requiredForCreate()) {
            if (isMissing(draft.get(name))) {
                throw Refused.because(name + " is required");
            }
        }
        for (List<String> alternatives : object.requiredOneOf()) {
            if (alternatives.stream().allMatch(name -> isMissing(draft.get(name)))) {
                throw Refused.because("one of " + String.join(", ", alternatives) + " is required");
            }
        }
    }

    /** A required field can be changed but not cleared. */
    static void checkChange(PlanhatObject object, Doc sent) {
        for (String name : object.requiredForCreate()) {
            if (sent.has(name) && isMissing(sent.get(name))) {
                throw Refused.because(name + " is required");
            }
        }
    }

    private static boolean isMissing(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> l && l.isEmpty();
    }
}

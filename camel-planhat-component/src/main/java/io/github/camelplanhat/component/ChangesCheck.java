/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import io.github.camelplanhat.component.changes.ComparedFields;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;

/** Finds options with which a {@code changes} endpoint would see deletions where there are none, or changes nowhere. */
final class ChangesCheck {
    private ChangesCheck() {}

    static void check(PlanhatObject object, PlanhatConfiguration options) {
        String what = object + "/" + PlanhatOperations.CHANGES;
        if (options.getOffset() != 0 || options.getMaxRecords() != 0) {
            throw EndpointCheck.refused(
                    what + " takes neither offset nor maxRecords: records that it does not read would"
                            + " seem to be deleted");
        }
        if (!options.isSplitResult()) {
            throw EndpointCheck.refused(
                    what + " gives each change as an exchange of its own: remove splitResult=false");
        }
        if (options.getSort() != null && !options.getSort().equals("_id")) {
            throw EndpointCheck.refused(what + " reads in the order of _id: remove sort=" + options.getSort());
        }
        if (options.getFeed() != null && options.getFeed().isBlank()) {
            throw EndpointCheck.refused("feed must not be blank");
        }
        EndpointCheck.between("maxDeletions", options.getMaxDeletions(), -1, Integer.MAX_VALUE);
        for (String name : ComparedFields.unknown(object, options.getIgnoreFields())) {
            throw EndpointCheck.refused("ignoreFields: " + object + " has no field " + name
                    + Names.hint(name, object.fields().stream().map(Field::name).toList()));
        }
        ComparedFields compared = ComparedFields.of(object, options.getSelect(), options.getIgnoreFields());
        if (!compared.any() && options.getSelect() != null) {
            throw EndpointCheck.refused("select: none of these fields of " + object
                    + " is compared; name a field that can be written, or custom");
        }
    }
}

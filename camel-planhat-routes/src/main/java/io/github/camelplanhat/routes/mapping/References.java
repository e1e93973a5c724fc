/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;

/** Finds the records that others refer to, such as the user behind an owner's e-mail. */
@FunctionalInterface
public interface References {
    /**
     * The {@code _id}s of the records whose field has this value.
     *
     * @param object what is referred to
     * @param field one of its keys, such as {@code email}
     * @return none where there is no such record, several where it is not known which one is meant
     */
    List<String> find(PlanhatObject object, String field, String value);
}

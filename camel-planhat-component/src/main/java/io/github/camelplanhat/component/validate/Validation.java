/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.util.function.LongConsumer;

import io.github.camelplanhat.model.PlanhatObject;

/** The checks of one endpoint; each message has a run of its own. */
public final class Validation {
    private final Validate mode;
    private final PlanhatObject object;
    private final CustomFields customFields;
    private final ToldFields told = new ToldFields();

    public Validation(Validate mode, PlanhatObject object, CustomFields customFields) {
        this.mode = mode;
        this.object = object;
        this.customFields = customFields;
    }

    /** @param counter is told how many calls were used */
    public ValidationRun start(LongConsumer counter) {
        return new ValidationRun(
                mode, object, mode == Validate.OFF ? null : new FieldCheck(object, customFields, counter), told);
    }
}

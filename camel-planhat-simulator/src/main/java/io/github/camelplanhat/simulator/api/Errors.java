/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.api;

import java.util.Map;

import io.github.camelplanhat.simulator.behaviour.Switch.ErrorBody;
import io.github.camelplanhat.simulator.bulk.BulkResult;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Error answers in the shape that the behaviour asks for (API sheet, section 1.6). */
public final class Errors {
    private final Tenant tenant;

    public Errors(Tenant tenant) {
        this.tenant = tenant;
    }

    public Answer answer(HttpError error) {
        String message = error.getMessage();
        return switch (tenant.behaviour().of(ErrorBody.class)) {
            case JSON_MESSAGE -> Answer.json(error.status(), tenant.json().write(Map.of("message", message)));
            case TEXT -> Answer.text(error.status(), message);
            case EMPTY -> Answer.empty(error.status());
            case BULK_OBJECT -> Answer.json(error.status(), BulkResult.ofValidationError(tenant, message));
        };
    }
}

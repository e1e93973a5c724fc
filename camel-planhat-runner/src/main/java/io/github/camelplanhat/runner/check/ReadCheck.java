/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.check;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.PlanhatObject;

/** Reads at most one record of an object. */
final class ReadCheck {
    /** A check answers soon or not at all. */
    private static final String ONE_RECORD =
            "/list?pageSize=1&maxRecords=1&maxRetries=1&responseTimeout=30000&deadline=60000&quotaWait=60000";

    private final ProducerTemplate template;

    ReadCheck(ProducerTemplate template) {
        this.template = template;
    }

    /**
     * How one check ended.
     *
     * @param object what was read
     * @param problem what is wrong and what to do about it, or null
     * @param concernsAll whether no other object can be read either: the token or the host is wrong
     */
    record Result(PlanhatObject object, String problem, boolean concernsAll) {
        boolean ok() {
            return problem == null;
        }
    }

    Result read(PlanhatObject object) {
        try {
            template.requestBody("planhat:" + object + ONE_RECORD, (Object) null);
            return new Result(object, null, false);
        } catch (CamelExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof PlanhatException failure) {
                return new Result(object, failure.getMessage(), concernsAll(failure));
            }
            throw e;
        }
    }

    private static boolean concernsAll(PlanhatException failure) {
        if (failure instanceof PlanhatForbiddenException || failure instanceof PlanhatNotFoundException) {
            return false;
        }
        return failure instanceof PlanhatHttpException http
                && (http.getHttpStatus() == 401 || http.getHttpStatus() == 0);
    }
}

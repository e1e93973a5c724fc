/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.time.Instant;
import java.util.Map;

import org.apache.camel.Message;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.routes.macro.MacroValues;

/** What the endpoint of a pull has to be told to read the records of a group: its companies, filters, path and body. */
final class PullCall {
    private PullCall() {}

    static void prepare(PullPlan plan, PullGroup group, Instant now, Message message) {
        message.removeHeaders("*");
        // Where several companies share a call, nothing in it comes from their rows.
        MacroValues values =
                new MacroValues(now, group.alone() ? group.targets().get(0).row() : Map.of());
        message.setHeader(PlanhatConstants.FILTERS, plan.filters(values));
        message.setBody(plan.body(values));
        if (plan.object.isRequest()) {
            plan.segments(values).forEach(message::setHeader);
        } else {
            message.setHeader(PlanhatConstants.COMPANY_ID, group.ids());
        }
    }
}

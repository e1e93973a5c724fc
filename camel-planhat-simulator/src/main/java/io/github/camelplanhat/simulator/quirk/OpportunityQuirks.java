/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;

import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Opportunities (API sheet, section 2.14). */
final class OpportunityQuirks implements Quirks {

    @Override
    public void read(Doc record, ReadAs as, Tenant tenant, FieldSink out) throws IOException {
        Reading.fields(record, out);
        Reading.defaults(record, out, 12, "contractLength");
        Reading.emptyArrays(record, out, "stageHistory");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import io.github.camelplanhat.simulator.store.DocBuilder;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** Sales (API sheet, section 2.16) have a positive value. */
final class SaleQuirks implements Quirks {

    @Override
    public void derive(DocBuilder draft, Tenant tenant) {
        Ranges.notNegative(draft, "value");
    }
}

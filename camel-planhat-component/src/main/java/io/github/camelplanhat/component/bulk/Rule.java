/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;

/** What an operation makes of a record, once it is known which records are there. */
interface Rule {
    /** What has to be looked up for a record; null for nothing. */
    Wanted toLookUp(Wanted wanted);

    /** Whether every key has to be looked up, not only the strongest that leads to a record. */
    boolean byEveryKey();

    Verdict judge(PlanhatRecord record, Wanted wanted);
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;

import io.github.camelplanhat.component.record.PlanhatRecord;

/** Decides which records may go into a bulk call, and under which {@code _id}, before batches are made of them. */
@FunctionalInterface
interface Admission {
    /**
     * The records of a chunk of the input that may go on, in their order, changed or not. The others have their outcome
     * when it returns. If it throws, none of the chunk has one yet.
     *
     * @param last whether the input ends with this chunk
     */
    List<PlanhatRecord> admit(List<PlanhatRecord> chunk, boolean last);
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.time.Duration;

/**
 * What a bulk operation may do.
 *
 * @param batchSize most records in one call
 * @param maxBodyBytes most UTF-8 bytes in one call's body
 * @param isolationCalls most calls that only find out which records were not stored; one comes back with each batch
 *     that needs none
 * @param lossesInARow answers that may be lost one after another before the operation gives up
 * @param quietTime pause after a lost answer, before its records travel again
 * @param turnWait longest wait for another bulk call of the same object to end
 * @param failOnRefused whether to end with an exception after the first batch with a refused or unknown record
 */
public record BulkSettings(
        int batchSize,
        int maxBodyBytes,
        int isolationCalls,
        int lossesInARow,
        Duration quietTime,
        Duration turnWait,
        boolean failOnRefused) {}

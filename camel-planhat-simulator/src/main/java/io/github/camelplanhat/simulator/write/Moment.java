/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

/**
 * When something is written, and by which call.
 *
 * @param now the present as Planhat writes it, one string for all records of a call
 * @param bulkNumber the bulk call; 0 for a call for one record
 */
public record Moment(String now, long bulkNumber) {
    public boolean isBulk() {
        return bulkNumber != 0;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * A company that a pull has met.
 *
 * @param company its {@code _id}, or what the lookup had where nobody knows an {@code _id}
 * @param round in which it is tried again
 * @param width with how many companies at most it is tried again in one call
 * @param tries how often it was tried alone
 * @param reason why it failed; null unless it did
 * @param row its row of the lookup as JSON, and {@code types} what JSON cannot tell; null unless it is needed again
 */
public record PulledCompany(
        String company, State state, int round, int width, int tries, String reason, String row, String types) {
    /** How far the pull is with a company. */
    public enum State {
        DONE,
        /** It failed, and is tried again. */
        WAITING,
        /** It failed, and is not tried again by this run. */
        FAILED
    }

    public static PulledCompany done(String company) {
        return new PulledCompany(company, State.DONE, 0, 1, 0, null, null, null);
    }
}

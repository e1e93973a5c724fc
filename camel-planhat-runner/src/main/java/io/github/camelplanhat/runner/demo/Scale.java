/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

/**
 * How large the demo's CRM is. Everything grows with the number of companies, so that a small one shows the same things.
 *
 * @param companies rows in the account table
 */
record Scale(int companies) {
    static final int STANDARD = 2_000;

    int contacts() {
        return companies * 6;
    }

    int licences() {
        return companies * 3 / 2;
    }

    int opportunities() {
        return companies * 3 / 4;
    }

    int rows() {
        return companies + contacts() + licences() + opportunities();
    }

    /** A part of something that is {@code n} in the standard demo, at least one. */
    int share(int n) {
        return Math.max(1, Math.toIntExact((long) n * companies / STANDARD));
    }
}

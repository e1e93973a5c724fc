/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

/** The runner was asked to end before a sync had read all of its source. */
final class StoppedException extends RuntimeException {
    StoppedException() {
        super("the runner was asked to stop; the next run sends what is left");
    }
}

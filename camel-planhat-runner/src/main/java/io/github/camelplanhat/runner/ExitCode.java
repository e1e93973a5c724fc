/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

/** What the process tells its caller; part of the contract with scripts and schedulers. */
public final class ExitCode {
    /** Every record that was read is confirmed, or merged into one that is. */
    public static final int CLEAN = 0;

    /** A run, or the start of it, failed. */
    public static final int FAILURE = 1;

    /** Every run went through, but some records were refused or their fate is unknown. */
    public static final int REFUSED = 2;

    /** Wrong command line or configuration: nothing was started. */
    public static final int USAGE = 64;

    private ExitCode() {}
}

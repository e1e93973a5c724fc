/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.measure;

/**
 * What a piece of work took, as its own process saw it.
 *
 * @param variant who did it
 * @param records records sent or read
 * @param calls calls of the API
 * @param wallNanos time from start to end
 * @param cpuNanos CPU time of the whole process, its collector and compiler included
 * @param allocatedBytes bytes that all its threads allocated
 * @param usedAfterGc most bytes of heap in use after any collection
 * @param liveAfterGc most bytes of heap in use after a full collection
 */
public record Measured(
        String variant,
        long records,
        long calls,
        long wallNanos,
        long cpuNanos,
        long allocatedBytes,
        long usedAfterGc,
        long liveAfterGc) {
    public double recordsPerCpuSecond() {
        return records * 1e9 / cpuNanos;
    }

    public double recordsPerSecond() {
        return records * 1e9 / wallNanos;
    }

    public double cpuMicrosPerRecord() {
        return cpuNanos / 1e3 / records;
    }

    public double bytesPerRecord() {
        return (double) allocatedBytes / records;
    }
}

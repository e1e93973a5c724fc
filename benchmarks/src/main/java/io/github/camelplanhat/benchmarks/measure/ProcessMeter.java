/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.measure;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/** Measures pieces of work of this process, one after the other. */
public final class ProcessMeter {
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final GcWatch collections = new GcWatch();

    /** @param records records sent or read
     * @param calls calls of the API
     */
    public record Done(long records, long calls) {}

    /** Something that is measured. */
    @FunctionalInterface
    public interface Work {
        Done run() throws Exception;
    }

    public Measured measure(String variant, Work work) throws Exception {
        collections.reset();
        long wall = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        Done done = work.run();
        long usedCpu = process.getProcessCpuTime() - cpu;
        long usedWall = System.nanoTime() - wall;
        GcWatch.Seen seen = collections.seen();
        return new Measured(
                variant,
                done.records(),
                done.calls(),
                usedWall,
                usedCpu,
                seen.allocated(),
                seen.mostAfter(),
                seen.mostLive());
    }
}

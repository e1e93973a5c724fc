/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that holds leases, written so that another process on the same machine can tell whether it still lives. A
 * process number alone says nothing: containers number theirs from 1, and numbers are used again.
 *
 * @param text {@code <host>, process <number>, since <start>, in <boot id>/<process namespace>}
 */
record LeaseOwner(String text) {
    private static final String UNKNOWN = "?";
    private static final Duration CLOCK_SET = Duration.ofMinutes(1);

    static LeaseOwner current() {
        ProcessHandle self = ProcessHandle.current();
        return new LeaseOwner(host() + ", process " + self.pid() + ", since "
                + start(self).orElse(UNKNOWN) + ", in " + numberSpace());
    }

    /** Whether that process surely is no more: this process shares its numbers, and finds it gone or replaced. */
    static boolean surelyDead(String other) {
        String[] parts = other.split(", ");
        if (parts.length != 4 || parts[3].contains(UNKNOWN) || !parts[3].equals("in " + numberSpace())) {
            return false;
        }
        long pid = Long.parseLong(parts[1].substring("process ".length()));
        Optional<ProcessHandle> found = ProcessHandle.of(pid);
        return found.isEmpty()
                || start(found.get())
                        .map(s -> isAnother(s, parts[2].substring("since ".length())))
                        .orElse(false);
    }

    /** Start times are reckoned from that of the machine, which moves a little when its clock is set. */
    private static boolean isAnother(String started, String noted) {
        return !noted.equals(UNKNOWN)
                && Duration.between(Instant.parse(started), Instant.parse(noted))
                                .abs()
                                .compareTo(CLOCK_SET)
                        > 0;
    }

    private static Optional<String> start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString);
    }

    private static String numberSpace() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + "/"
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | RuntimeException notLinux) {
            return UNKNOWN;
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(",", "");
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }
}

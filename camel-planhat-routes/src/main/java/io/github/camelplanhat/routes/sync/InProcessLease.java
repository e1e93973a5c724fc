/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Leases that hold within this process. */
final class InProcessLease implements SyncLease {
    private final ConcurrentMap<String, String> holders = new ConcurrentHashMap<>();

    @Override
    public Optional<String> acquire(String sync, String run) {
        return Optional.ofNullable(holders.putIfAbsent(sync, run)).map(holder -> "run " + holder);
    }

    @Override
    public void release(String sync, String run) {
        holders.remove(sync, run);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

import io.github.camelplanhat.routes.pull.lookup.Target;

/** Companies of the lookup in groups that one call takes, put together as they are asked for. */
final class PullGroups implements Iterator<PullGroup> {
    /** The longest list of ids in a call (API sheet, section 1.7), commas included. */
    private static final int LONGEST = 2_000;

    private final Iterator<Target> targets;
    private final int most;
    private final BooleanSupplier stopped;
    private Target left;

    /**
     * @param most companies in a group; 0 where only the length of their ids counts
     * @param stopped whether there shall be no more; Camel's splitter goes on after a failure
     */
    PullGroups(Iterator<Target> targets, int most, BooleanSupplier stopped) {
        this.targets = targets;
        this.most = most == 0 ? Integer.MAX_VALUE : most;
        this.stopped = stopped;
    }

    @Override
    public boolean hasNext() {
        return !stopped.getAsBoolean() && (left != null || targets.hasNext());
    }

    @Override
    public PullGroup next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Target> group = new ArrayList<>();
        int length = -1;
        while (group.size() < most && (left != null || targets.hasNext())) {
            Target target = left == null ? targets.next() : left;
            left = null;
            length += 1 + target.company().length();
            if (length > LONGEST && !group.isEmpty()) {
                left = target;
                break;
            }
            group.add(target);
        }
        return new PullGroup(group, Map.of());
    }
}

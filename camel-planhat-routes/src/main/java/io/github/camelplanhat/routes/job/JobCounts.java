/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the counts of a kind of job mean, for whoever watches it without knowing the kind.
 *
 * @param whole the count of what the job has to deal with, such as {@code companies}
 * @param lost the counts of what of it went wrong, such as {@code failed}
 * @param levels the counts that tell how things stand rather than what was done, such as {@code waiting}
 */
public record JobCounts(String whole, Set<String> lost, Set<String> levels) {
    /** A kind of job in which nothing can be told of the parts that went wrong but that there were some. */
    public static JobCounts of(String whole) {
        return new JobCounts(whole, Set.of(), Set.of());
    }

    public JobCounts losing(String... counts) {
        return new JobCounts(whole, Set.of(counts), levels);
    }

    public JobCounts levels(String... counts) {
        return new JobCounts(whole, lost, Set.of(counts));
    }

    /** {@code 3 companies, 12,000 lookup calls}: counts as people read them, the same in every locale. */
    public static String text(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(c -> String.format(Locale.ROOT, "%,d ", c.getValue()) + words(c.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** How much went wrong; at least one where the job says that something did. */
    public long lost(Map<String, Long> counts, boolean clean) {
        long sum = lost.stream().mapToLong(c -> counts.getOrDefault(c, 0L)).sum();
        return Math.max(sum, clean ? 0 : 1);
    }

    /** How much there was to deal with. */
    public long whole(Map<String, Long> counts, boolean clean) {
        return Math.max(counts.getOrDefault(whole, 0L), lost(counts, clean));
    }
}

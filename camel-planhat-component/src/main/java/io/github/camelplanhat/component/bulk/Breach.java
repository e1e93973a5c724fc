/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED;

/**
 * What an answer says that the operation may not do: a bulkUpdate that created, a bulkInsert that changed what was there, a
 * change of a record that was not sent. Nothing is confirmed of a record that may be the one; its reason names what was
 * done.
 */
final class Breach {
    private static final int MOST_IDS = 5;

    private final Part part;
    private final BulkAnswer answer;
    private final KeyIndex index;
    private final Writing writing;
    private final Resolution resolution;

    Breach(Part part, BulkAnswer answer, KeyIndex index, Writing writing, Resolution resolution) {
        this.part = part;
        this.answer = answer;
        this.index = index;
        this.writing = writing;
        this.resolution = resolution;
    }

    /** Resolves the records for which it may be true. */
    void resolve() {
        if (!writing.allowed.contains(CREATED)) {
            List<Map<String, String>> strangers = strangers(answer.updatesKeys());
            blame(
                    count(answer.created(), answer.insertsKeys()),
                    answer.insertsKeys(),
                    answer.updatesKeys(),
                    "bulkUpdate must not create, but Planhat says that it created ");
            blame(
                    strangers.size(),
                    strangers,
                    answer.updatesKeys(),
                    "Planhat says that it changed records that were not sent: ");
        }
        if (!writing.allowed.contains(UPDATED)) {
            long unchanged = answer.nonupdates() == null ? 0 : answer.nonupdates();
            blame(
                    count(answer.updated(), answer.updatesKeys()) + unchanged,
                    answer.updatesKeys(),
                    answer.insertsKeys(),
                    "it was not there when it was looked for, but when the call came: bulkInsert must not change what is"
                            + " there, and Planhat says that it found ");
        }
    }

    private static long count(Long count, List<Map<String, String>> names) {
        return Math.max(count == null ? 0 : count, names.size());
    }

    /** Names of records that are none of those sent; only where each of these is sent under its {@code _id}. */
    private List<Map<String, String>> strangers(List<Map<String, String>> names) {
        return names.stream()
                .filter(name -> name.get("_id") != null && index.find(name).isEmpty())
                .toList();
    }

    private void blame(long number, List<Map<String, String>> names, List<Map<String, String>> others, String what) {
        if (number == 0) {
            return;
        }
        String reason = what + number + (number == 1 ? " record" : " records") + ids(names);
        long left = number;
        for (Map<String, String> name : names) {
            Entry only = index.only(name);
            if (only != null && !only.resolved) {
                resolution.resolve(only, UNKNOWN, name.get("_id"), reason);
                left--;
            }
        }
        if (left > 0) {
            candidates(left, others)
                    .forEach(e -> resolution.resolve(e, UNKNOWN, null, "it may be this one: " + reason));
        }
    }

    /** The records that the answer does not name as what they should be; all of them, if these are too few. */
    private List<Entry> candidates(long left, List<Map<String, String>> others) {
        List<Entry> open = part.entries().stream().filter(e -> !e.resolved).toList();
        Set<Entry> named = new HashSet<>();
        others.stream().map(index::only).filter(Objects::nonNull).forEach(named::add);
        List<Entry> unnamed = open.stream().filter(e -> !named.contains(e)).toList();
        return unnamed.size() >= left ? unnamed : open;
    }

    private static String ids(List<Map<String, String>> names) {
        List<String> ids = new ArrayList<>();
        names.forEach(name -> ids.add(name.getOrDefault("_id", "?")));
        return ids.isEmpty()
                ? ""
                : ids.stream()
                        .limit(MOST_IDS)
                        .collect(Collectors.joining(", ", " (", ids.size() > MOST_IDS ? ", …)" : ")"));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNCHANGED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED;

/**
 * What one answer says of the records of one call. A record is confirmed if the answer names it, or if the answer has no
 * error at all and its counts add up. A record is refused if an error names it, or if the counts leave no room for it to
 * have been stored. All others stay unexplained.
 */
final class Explanation {
    private static final String BY_COUNT =
            "stored, by the counts of the answer, which does not name it; whether created, updated or unchanged is a guess";
    private static final String DROPPED = "Planhat took the call but did not store the record, and gave no reason";
    private static final int TEXTS = 3;

    private final Part part;
    private final BulkAnswer answer;
    private final Writing writing;
    private final Resolution resolution;
    private long created;
    private long updated;
    private int named;
    private final List<BulkError> unclaimed = new ArrayList<>();

    private Explanation(Part part, BulkAnswer answer, Writing writing, Resolution resolution) {
        this.part = part;
        this.answer = answer;
        this.writing = writing;
        this.resolution = resolution;
    }

    /** Resolves what the answer explains, and returns the records that it does not explain. */
    static List<Entry> of(Part part, BulkAnswer answer, KeyIndex index, Writing writing, Resolution resolution) {
        Explanation explanation = new Explanation(part, answer, writing, resolution);
        new Breach(part, answer, index, writing, resolution).resolve();
        explanation.named(index);
        if (explanation.named == part.size()) {
            return List.of();
        }
        List<Entry> rest = part.entries().stream().filter(e -> !e.resolved).toList();
        return rest.isEmpty() || explanation.byCounts(rest) ? List.of() : rest;
    }

    private void named(KeyIndex index) {
        Map<List<Entry>, long[]> shared = new LinkedHashMap<>();
        // What the operation may not do confirms nothing; the records for which it may be true are resolved already.
        if (writing.allowed.contains(CREATED)) {
            created = remaining(answer.created(), answer.insertsKeys(), index, CREATED, shared);
        }
        if (writing.allowed.contains(UPDATED)) {
            updated = remaining(answer.updated(), answer.updatesKeys(), index, UPDATED, shared);
        }
        shared.forEach(this::confirmAll);
        for (BulkError error : answer.errors()) {
            Entry only = index.only(error.keys());
            if (only == null) {
                unclaimed.add(error);
            } else {
                resolution.resolve(only, REFUSED, null, error.text());
            }
        }
    }

    /** Resolves the records that are named; returns how many more the count speaks of. */
    private long remaining(
            Long count,
            List<Map<String, String>> names,
            KeyIndex index,
            OutcomeStatus status,
            Map<List<Entry>, long[]> shared) {
        int resolved = 0;
        try (Resolution.Many many = resolution.many(status)) {
            for (Map<String, String> name : names) {
                Entry only = index.only(name);
                List<Entry> several = only == null ? index.find(name) : List.of();
                if (!several.isEmpty()) {
                    shared.computeIfAbsent(several, s -> new long[2])[status == CREATED ? 0 : 1]++;
                } else if (only != null && !only.resolved) {
                    many.resolve(only, name.get("_id"));
                    resolved++;
                }
            }
        }
        named += resolved;
        return Math.max(0, (count == null ? names.size() : count) - resolved);
    }

    /** Records that share a key, such as one e-mail in two companies, are confirmed if the key is named once for each. */
    private void confirmAll(List<Entry> records, long[] names) {
        List<Entry> open = records.stream()
                .filter(e -> !e.resolved && part.entries().contains(e))
                .toList();
        if (open.size() != records.size() || names[0] + names[1] != open.size()) {
            return;
        }
        boolean oneKind = names[0] == 0 || names[1] == 0;
        for (int i = 0; i < open.size(); i++) {
            resolution.resolve(open.get(i), i < names[0] ? CREATED : UPDATED, null, oneKind ? null : BY_COUNT);
        }
        created -= names[0];
        updated -= names[1];
    }

    /** Whether the counts settle every record that is not named. */
    private boolean byCounts(List<Entry> rest) {
        boolean single = part.size() == 1;
        if (!answer.accepted()) {
            return refusedCall(rest, single);
        }
        long unchanged = !writing.allowed.contains(UNCHANGED) || answer.nonupdates() == null ? 0 : answer.nonupdates();
        boolean stored = created + updated + unchanged > 0;
        if (single && !answer.errors().isEmpty() && !stored) {
            resolution.resolve(rest.get(0), REFUSED, null, texts(unclaimed, 1));
            return true;
        }
        if (answer.nonupdates() == null && created + updated < rest.size()) {
            return false;
        }
        if (answer.errors().isEmpty() && created + updated + unchanged == rest.size()) {
            return confirm(rest, unchanged);
        }
        if (!stored && answer.created() != null && answer.updated() != null) {
            String reason = unclaimed.isEmpty() ? DROPPED : texts(unclaimed, rest.size());
            rest.forEach(e -> resolution.resolve(e, REFUSED, null, reason));
            return true;
        }
        return false;
    }

    private boolean confirm(List<Entry> rest, long unchanged) {
        boolean oneKind = (created > 0 ? 1 : 0) + (updated > 0 ? 1 : 0) + (unchanged > 0 ? 1 : 0) == 1;
        String id = rest.size() == 1 ? onlyId() : null;
        long toCreate = created;
        long toUpdate = updated;
        for (Entry entry : rest) {
            OutcomeStatus status = toCreate > 0 ? CREATED : toUpdate > 0 ? UPDATED : UNCHANGED;
            toCreate -= status == CREATED ? 1 : 0;
            toUpdate -= status == UPDATED ? 1 : 0;
            resolution.resolve(entry, status, id, oneKind ? null : BY_COUNT);
        }
        return true;
    }

    /** The id of the only record that is left, if the answer names just one that is not known yet. */
    private String onlyId() {
        if (part.size() != 1) {
            return null;
        }
        List<Map<String, String>> names = new ArrayList<>(answer.insertsKeys());
        names.addAll(answer.updatesKeys());
        return names.size() == 1 ? names.get(0).get("_id") : null;
    }

    /** A 400 or 403: whether good records of it were stored is not documented, unless every one has its error. */
    private boolean refusedCall(List<Entry> rest, boolean single) {
        boolean everyOne = answer.errors().size() >= part.size() && unclaimed.size() >= rest.size();
        if (!single && !everyOne) {
            return false;
        }
        String said = answer.excerpt().isEmpty() ? texts(unclaimed, rest.size()) : answer.excerpt();
        String reason = said.isEmpty() ? "Planhat answered " + answer.status() + " without a reason" : said;
        boolean stored = created + updated > 0;
        rest.forEach(e -> resolution.resolve(e, stored ? UNKNOWN : REFUSED, null, reason));
        return true;
    }

    /** The reason for records that share some errors; which is whose, the answer does not tell. */
    private static String texts(List<BulkError> errors, int records) {
        Set<String> texts = new LinkedHashSet<>();
        errors.forEach(e -> texts.add(e.text()));
        if (texts.size() <= 1) {
            return String.join("", texts)
                    + (errors.size() < records && !texts.isEmpty() ? " (or dropped silently)" : "");
        }
        String some = String.join(" | ", texts.stream().limit(TEXTS).toList());
        return "one of: " + some + (texts.size() > TEXTS ? " | …" : "");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelplanhat.component.changes.ChangeKind;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobRun;

/** One object in one run: what its list brings, whether it was whole, and what was done. */
final class ObjectExport implements ExportPages.PageWork {
    /** More than that are not deleted within seconds: the list is not whole. */
    private static final int MOST_LACKING = 20;

    private final PlanhatObject object;
    private final int pageSize;
    private final JobRun run;
    private final Instant started;
    private final Presence presence;
    private final String narrowed;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    /** Null in a full export. */
    private final ChangeFinder changes;

    private LeanIds lean;
    private ExportPages pages;
    private boolean lookedForLacking;
    private Proof proof = Proof.lacking("the list did not come to its end");

    /**
     * @param pageSize records in a page of the list
     * @param narrowed why the list is only a part of the object's records, or null
     */
    ObjectExport(
            PlanhatObject object,
            int pageSize,
            JobRun run,
            Instant started,
            Presence presence,
            String narrowed,
            ChangeFinder changes) {
        this.object = object;
        this.pageSize = pageSize;
        this.run = run;
        this.started = started;
        this.presence = presence;
        this.narrowed = narrowed;
        this.changes = changes;
        counts.put("records", 0L);
        if (changes != null) {
            counts.put("created", 0L);
            counts.put("updated", 0L);
            counts.put("deleted", 0L);
        }
        counts.put("calls", 0L);
    }

    PlanhatObject object() {
        return object;
    }

    Instant started() {
        return started;
    }

    Proof proof() {
        return proof;
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    void announced(LeanIds ids) {
        lean = ids;
    }

    ExportPages pages(RecordStream list) {
        pages = new ExportPages(list, pageSize, this);
        return pages;
    }

    /** Nothing more is read. */
    void stop() {
        if (pages != null) {
            pages.stop();
        }
    }

    private void add(String name, long number) {
        counts.merge(name, number, Long::sum);
        run.add(name, number);
    }

    @Override
    public void calls(long sinceLastTime) {
        add("calls", sinceLastTime);
    }

    @Override
    public List<ExportBatch> page(List<Map<String, Object>> page) {
        for (Map<String, Object> record : page) {
            if (record.get("_id") == null) {
                throw new IllegalStateException(
                        "the list of " + object + " has a record without _id, and nobody can tell which one it is");
            }
        }
        if (lean != null) {
            lean.strikeOut(page);
        }
        return changes == null ? List.of(ExportBatch.full(page)) : changes.page(page);
    }

    @Override
    public void listEnded() {
        if (narrowed != null) {
            proof = Proof.lacking(narrowed);
        } else if (lean == null) {
            proof = Proof.of("the last call of the list brought an empty page");
        } else if (lean.open().size() > MOST_LACKING) {
            proof = Proof.lacking("the lean list has " + lean.open().size() + " records more than the list; try again");
        } else {
            proof = Proof.of("all " + lean.size() + " records of the lean list came, and the last page was empty");
        }
    }

    @Override
    public List<ExportBatch> rest() {
        if (!lookedForLacking) {
            lookedForLacking = true;
            List<Map<String, Object>> late = proof.proved() ? lacking() : List.of();
            if (!late.isEmpty()) {
                return page(late);
            }
        }
        if (changes == null || !proof.proved()) {
            return List.of();
        }
        List<ExportBatch> deleted = changes.deleted(presence);
        if (changes.overlooked() > 0) {
            proof = Proof.lacking("the list lacked " + changes.overlooked() + " records that are not gone");
        }
        return deleted;
    }

    /** Records that fell between two pages, since others were deleted meanwhile; those that were deleted are not there. */
    private List<Map<String, Object>> lacking() {
        Set<String> open = lean == null ? Set.of() : lean.open();
        List<Map<String, Object>> found = new ArrayList<>();
        for (String id : open) {
            Optional<Map<String, Object>> record = presence.get(id);
            record.ifPresent(found::add);
        }
        return found;
    }

    /** The sink has a batch. */
    void stored(ExportBatch batch) {
        pages.stored();
        if (changes != null) {
            changes.stored(batch);
        }
        long number = batch.records().size();
        add("records", number);
        ChangeKind change = batch.change();
        if (change != null) {
            add(change.name().toLowerCase(Locale.ROOT), number);
        }
    }
}

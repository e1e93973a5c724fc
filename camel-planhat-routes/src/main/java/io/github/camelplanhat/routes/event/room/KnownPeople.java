/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.room;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.SnapshotReader;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/**
 * Which endusers and companies Planhat has, read by their lists into temporary files and kept for a while. Used by one run at
 * a time.
 */
public final class KnownPeople implements AutoCloseable {
    private final SnapshotReader enduserList;
    private final SnapshotReader companyList;
    private final Duration keepFor;
    private final Clock clock;
    private Snapshot endusers;
    private Snapshot companies;
    /** How many companies have a domain: one that several have belongs to none. */
    private final Map<String, Integer> domains = new HashMap<>();

    private Instant read;

    /**
     * @param folder of the temporary files; null for that of the system
     * @param keepFor how long the lists are good
     */
    public KnownPeople(CamelContext context, Path folder, Duration keepFor, Clock clock) {
        this.enduserList = new SnapshotReader(context, PlanhatObject.ENDUSER, Set.of(), folder);
        this.companyList = new SnapshotReader(context, PlanhatObject.COMPANY, Set.of("domains"), folder);
        this.keepFor = keepFor;
        this.clock = clock;
    }

    /** Whether the lists were never read, or are too old. */
    public boolean due() {
        return read == null || !clock.instant().isBefore(read.plus(keepFor));
    }

    /**
     * Reads the lists if they are due.
     *
     * @param calls is told how many calls that took, also if it fails
     */
    public void refresh(LongConsumer calls) {
        if (!due()) {
            return;
        }
        close();
        companies = companyList.read(calls);
        endusers = enduserList.read(calls);
        for (Iterator<StoredRecord> all = companies.iterator(); all.hasNext(); ) {
            if (all.next().fields().get("domains") instanceof Collection<?> own) {
                own.stream().distinct().forEach(d -> domains.merge(folded(String.valueOf(d)), 1, Integer::sum));
            }
        }
        read = clock.instant();
    }

    /** Whether Planhat would find, or make, the enduser of an activity (API sheet, section 4.5). */
    public boolean finds(Map<String, Object> activity) {
        Person person = Person.of(activity);
        return !person.named() || enduser(person).isPresent() || hasCompany(person);
    }

    /** The {@code _id} of the enduser, where there is one. */
    public Optional<String> enduserId(Map<String, Object> activity) {
        return enduser(Person.of(activity)).map(StoredRecord::id);
    }

    private Optional<StoredRecord> enduser(Person person) {
        return find("externalId", person.externalId())
                .or(() -> find("email", person.email()))
                .or(() -> find("email", person.email() == null ? null : folded(person.email())));
    }

    private Optional<StoredRecord> find(String key, String value) {
        return value == null
                ? Optional.empty()
                : endusers.find(key, value).stream().findFirst();
    }

    private boolean hasCompany(Person person) {
        List<StoredRecord> byId = person.company() == null ? List.of() : companies.find("externalId", person.company());
        return !byId.isEmpty() || person.domain() != null && domains.getOrDefault(folded(person.domain()), 0) == 1;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        read = null;
        domains.clear();
        if (endusers != null) {
            endusers.close();
            endusers = null;
        }
        if (companies != null) {
            companies.close();
            companies = null;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.changes.RecordDifference;
import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.Mapping;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;
import io.github.camelplanhat.routes.snapshot.RecordMatcher;
import io.github.camelplanhat.routes.snapshot.SnapshotReader;

/** Which records of Planhat a sync writes, according to {@code mode}, {@code matchBy} and {@code compareWith}. Immutable. */
final class Target {
    private final CamelContext context;
    private final PlanhatObject object;
    private final SyncMode mode;
    private final String matchBy;
    private final CompareWith compareWith;
    private final Set<String> targets;
    private final Path directory;

    /** @param directory for temporary files; null for the system's */
    Target(CamelContext context, PlanhatObject object, SyncSettings settings, Mapping mapping, Path directory) {
        this.context = context;
        this.object = object;
        this.mode = Choice.of(SyncMode.class, "mode", settings.getMode());
        this.compareWith = Choice.of(CompareWith.class, "compareWith", settings.getCompareWith());
        this.targets = mapping.targets();
        this.matchBy = matchBy(settings);
        this.directory = directory;
        if (mode == SyncMode.MIRROR) {
            throw new IllegalArgumentException(
                    "mode=mirror is not there yet; use upsert with a deleteBehavior, which removes what this sync wrote and the source lost");
        }
        if (reads()) {
            checkKeyIsMapped("mode=" + Choice.word(mode) + " with compareWith=" + Choice.word(compareWith));
            reader(comparesWithPlanhat());
        }
    }

    private String matchBy(SyncSettings settings) {
        String wanted = settings.getMatchBy();
        if (wanted == null) {
            return null;
        }
        String field =
                wanted.equals("externalId") ? object.idField(IdKind.EXTERNAL_ID).orElse(wanted) : wanted;
        if (!object.keyables().contains(field)) {
            throw new IllegalArgumentException("matchBy is '" + wanted + "'; Planhat finds " + object + " by "
                    + String.join(", ", object.keyables()) + Names.hint(wanted, object.keyables()));
        }
        if (!targets.contains(field)) {
            throw new IllegalArgumentException(
                    "matchBy=" + wanted + " needs " + field + " in the mapping " + settings.getMapping());
        }
        return field;
    }

    private void checkKeyIsMapped(String what) {
        if (object.keyables().stream().noneMatch(targets::contains)) {
            throw new IllegalArgumentException(what + " finds each record by its key: map one of "
                    + String.join(", ", object.keyables()) + " of " + object);
        }
    }

    /** What is probably not meant; null if there is nothing. */
    String warning() {
        KeyNames names = new KeyNames(object);
        int email = names.keyables().indexOf("email");
        boolean byEmailAlone = email >= 0
                && names.perCompany(email)
                && object.keyables().stream().filter(targets::contains).toList().equals(List.of("email"));
        return !byEmailAlone || reads()
                ? null
                : "each " + object
                        + " is known by its e-mail alone, and Planhat does not say which one it takes where several"
                        + " companies have the same: matchBy=email tells them apart, and reads all of them once a run";
    }

    /** Whether a run has to know what Planhat holds. */
    private boolean reads() {
        return matchBy != null || mode == SyncMode.UPDATE || mode == SyncMode.INSERT || comparesWithPlanhat();
    }

    private boolean comparesWithPlanhat() {
        return compareWith == CompareWith.PLANHAT;
    }

    /** Whether a record is settled without a call that is what it was when Planhat confirmed it. */
    boolean trustsLastRun() {
        return !comparesWithPlanhat();
    }

    /** The fields that the mapping writes. */
    Set<String> fields() {
        return targets;
    }

    /** The field that identifies a record; null for its strongest key. */
    String matchBy() {
        return matchBy;
    }

    private SnapshotReader reader(boolean compares) {
        Set<String> fields =
                compares ? new LinkedHashSet<>(RecordDifference.of(object).needed(properties())) : Set.of();
        return new SnapshotReader(context, object, fields, directory);
    }

    private List<String> properties() {
        return targets.stream()
                .map(t -> t.contains(".") ? t.substring(0, t.indexOf('.')) : t)
                .distinct()
                .toList();
    }

    /**
     * What a run asks for each batch; null where it need not know what Planhat holds.
     *
     * @param counter is told how many calls were used
     */
    TargetRun newRun(LongConsumer counter) {
        return reads() ? newRun(counter, comparesWithPlanhat()) : null;
    }

    /**
     * The same for a plan, which tells the fields that differ from what Planhat has, whatever an ordinary run knows.
     *
     * @throws IllegalArgumentException if nobody can say which record of Planhat a row means
     */
    TargetRun newPlannedRun(LongConsumer counter) {
        checkKeyIsMapped("a plan");
        return newRun(counter, true);
    }

    private TargetRun newRun(LongConsumer counter, boolean compares) {
        SnapshotReader reader = reader(compares);
        CompanyReferences companies = new CompanyReferences(context, directory, counter);
        return new TargetRun(
                object,
                mode,
                new RecordMatcher(object, matchBy, companies::id),
                compares ? RecordDifference.of(object).resolving(companies::id) : null,
                () -> reader.read(counter),
                companies);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.bulk;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.auth.Permissions;
import io.github.camelplanhat.simulator.behaviour.Switch.Race;
import io.github.camelplanhat.simulator.behaviour.Switch.RepeatedKey;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownBulkId;
import io.github.camelplanhat.simulator.bulk.Matching.Match;
import io.github.camelplanhat.simulator.call.BulkCalls;
import io.github.camelplanhat.simulator.quirk.Refused;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.ObjectIds;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;
import io.github.camelplanhat.simulator.write.Moment;
import io.github.camelplanhat.simulator.write.RecordWriter;

import static io.github.camelplanhat.model.Operation.CREATE;
import static io.github.camelplanhat.model.Operation.UPDATE;

/** The items of one bulk call, one after the other. The caller holds the store's lock. */
final class BulkUpsert {
    private final Tenant tenant;
    private final RecordWriter writer;
    private final Permissions permissions;
    private final BulkCalls calls;
    private final PlanhatObject object;
    private final BulkCalls.BulkCall call;
    private final Matching matching;
    private final Moment moment;
    private final BulkResult result;
    private final List<PlanhatObject> specials;
    private final Set<Slot> met = Collections.newSetFromMap(new IdentityHashMap<>());

    BulkUpsert(
            Tenant tenant,
            RecordWriter writer,
            Permissions permissions,
            BulkCalls calls,
            PlanhatObject object,
            BulkCalls.BulkCall call) {
        this.tenant = tenant;
        this.writer = writer;
        this.permissions = permissions;
        this.calls = calls;
        this.object = object;
        this.call = call;
        matching = new Matching(tenant);
        moment = new Moment(tenant.nowText(), call.number());
        result = new BulkResult(tenant);
        specials = Arrays.stream(PlanhatObject.values())
                .filter(other -> other != object && other.path().equals(object.path()))
                .filter(other -> !other.fixedValues().isEmpty())
                .toList();
    }

    BulkResult all(List<?> items) {
        for (Object item : items) {
            if (item instanceof Doc doc) {
                one(doc, kind(doc));
            } else {
                result.invalid(item, "an item must be an object");
            }
        }
        return result;
    }

    /** The object that an item is: items on the path of conversations may be notes, which have other keys. */
    private PlanhatObject kind(Doc item) {
        for (PlanhatObject special : specials) {
            boolean fits = special.fixedValues().entrySet().stream()
                    .allMatch(fixed -> fixed.getValue().equals(item.text(fixed.getKey())));
            if (fits) {
                return special;
            }
        }
        return object;
    }

    private void one(Doc item, PlanhatObject kind) {
        Optional<Match> match = matching.find(kind, item);
        if (match.isPresent()) {
            update(kind, match.get(), item);
        } else if (item.text("_id") == null) {
            insert(kind, item, tenant.store().ids().next());
        } else {
            unknownId(kind, item);
        }
    }

    private void unknownId(PlanhatObject kind, Doc item) {
        String id = item.text("_id");
        switch (tenant.behaviour().of(UnknownBulkId.class)) {
            case ERROR -> result.notUpdated(item, "_id not found: " + id);
            case INSERT -> {
                if (ObjectIds.isId(id)) {
                    insert(kind, item, id);
                } else {
                    result.notCreated(item, "_id is not 24 hexadecimal characters: " + id);
                }
            }
            case IGNORE -> {}
        }
    }

    private void insert(PlanhatObject kind, Doc item, String id) {
        if (!permissions.allows(object, CREATE)) {
            result.notPermitted(item, "no permission to create " + object);
            return;
        }
        try {
            met.add(writer.insert(kind, item, moment, id));
            result.inserted(id, item);
        } catch (Refused refused) {
            if (!refused.isSilent()) {
                result.notCreated(item, refused.getMessage());
            }
        }
    }

    private void update(PlanhatObject kind, Match match, Doc item) {
        Slot slot = match.slot();
        if (!permissions.allows(object, UPDATE)) {
            result.notPermitted(item, "no permission to update " + object);
        } else if (raced(match)) {
            result.notCreated(item, sharedKeys(kind, slot, item) + " duplicated");
        } else if (!met.add(slot) && tenant.behaviour().is(RepeatedKey.ERROR)) {
            result.notUpdated(item, sharedKeys(kind, slot, item) + " duplicated");
        } else {
            write(kind, slot, item);
        }
    }

    private void write(PlanhatObject kind, Slot slot, Doc item) {
        try {
            if (writer.update(kind, slot, item, moment)) {
                result.updated(slot.id(), item);
            } else {
                result.unchanged();
            }
        } catch (Refused refused) {
            if (!refused.isSilent()) {
                result.notUpdated(item, refused.getMessage());
            }
        }
    }

    /** Whether the record was new to both this call and another one that ran at the same time. */
    private boolean raced(Match match) {
        return match.slot().bornIn() != 0
                && !match.key().equals("_id")
                && tenant.behaviour().is(Race.DUPLICATE_ERRORS)
                && calls.overlap(call, match.slot().bornIn());
    }

    /** The keys in which item and record agree, such as {@code externalId,email}. */
    private static String sharedKeys(PlanhatObject kind, Slot slot, Doc item) {
        return String.join(
                ",",
                kind.keyables().stream()
                        .filter(key -> item.text(key) != null
                                && item.text(key).equals(slot.doc().text(key)))
                        .toList());
    }
}

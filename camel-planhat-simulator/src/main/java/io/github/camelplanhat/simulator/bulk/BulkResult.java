/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkAnswer;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkErrors;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkKeys;
import io.github.camelplanhat.simulator.behaviour.Switch.BulkOrder;
import io.github.camelplanhat.simulator.json.Json;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** What became of the items of a bulk call, and the answer that says so (API sheet, section 3.2). */
public final class BulkResult {
    private final Tenant tenant;
    private final List<Named> inserts = new ArrayList<>();
    private final List<Named> updates = new ArrayList<>();
    private final List<Failed> createdErrors = new ArrayList<>();
    private final List<Failed> updatedErrors = new ArrayList<>();
    private final List<Failed> permissionErrors = new ArrayList<>();
    private final List<Failed> validationErrors = new ArrayList<>();
    private int unchanged;

    private record Named(String id, Doc item) {}

    private record Failed(Object item, String error) {}

    BulkResult(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The answer object of a call that was refused as a whole. */
    public static byte[] ofValidationError(Tenant tenant, String error) {
        BulkResult result = new BulkResult(tenant);
        result.validationErrors.add(new Failed(null, error));
        return result.body(null, 0);
    }

    /** The answer object of a call that the token may not make. */
    public static byte[] ofPermissionError(Tenant tenant, String error) {
        BulkResult result = new BulkResult(tenant);
        result.permissionErrors.add(new Failed(null, error));
        return result.body(null, 0);
    }

    void inserted(String id, Doc item) {
        inserts.add(new Named(id, item));
    }

    void updated(String id, Doc item) {
        updates.add(new Named(id, item));
    }

    void unchanged() {
        unchanged++;
    }

    void notCreated(Object item, String error) {
        createdErrors.add(new Failed(item, error));
    }

    void notUpdated(Object item, String error) {
        updatedErrors.add(new Failed(item, error));
    }

    void notPermitted(Object item, String error) {
        permissionErrors.add(new Failed(item, error));
    }

    void invalid(Object item, String error) {
        validationErrors.add(new Failed(item, error));
    }

    /** 200 without errors, 206 if some items failed, 400 if all did, 403 if all lacked permission. */
    int status() {
        int failed = createdErrors.size() + updatedErrors.size() + validationErrors.size();
        if (failed + permissionErrors.size() == 0) {
            return 200;
        }
        if (inserts.size() + updates.size() + unchanged > 0) {
            return 206;
        }
        return failed == 0 ? 403 : 400;
    }

    /** The answer; arrays are shuffled in a way that depends on the seed only. */
    byte[] body(PlanhatObject object, long seed) {
        if (tenant.behaviour().is(BulkOrder.SHUFFLED)) {
            Random random = new Random(seed);
            Stream.of(inserts, updates, createdErrors, updatedErrors, permissionErrors)
                    .forEach(list -> Collections.shuffle(list, random));
        }
        return tenant.json().write(out -> write(object, out));
    }

    private void write(PlanhatObject object, JsonGenerator out) throws IOException {
        List<String> keys = carriedKeys(object);
        out.writeStartObject();
        out.writeNumberField("created", inserts.size());
        errors(out, "createdErrors", createdErrors);
        names(out, "insertsKeys", inserts, keys);
        out.writeNumberField("updated", updates.size());
        errors(out, "updatedErrors", updatedErrors);
        names(out, "updatesKeys", updates, keys);
        out.writeNumberField("nonupdates", unchanged);
        ids(out, "modified", updates);
        ids(out, "upsertedIds", inserts);
        if (tenant.behaviour().is(BulkAnswer.ALL_KEYS)) {
            errors(out, "permissionErrors", permissionErrors);
            errors(out, "validationErrors", validationErrors);
        }
        out.writeEndObject();
    }

    private List<String> carriedKeys(PlanhatObject object) {
        if (object == null || tenant.behaviour().is(BulkKeys.ID_ONLY)) {
            return List.of();
        }
        return Stream.of(object.externalIdField(), object.idField(IdKind.SOURCE_ID))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void names(JsonGenerator out, String name, List<Named> records, List<String> keys)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (Named record : records) {
            out.writeStartObject();
            out.writeStringField("_id", record.id);
            for (String key : keys) {
                String value = record.item.text(key);
                if (value != null) {
                    out.writeStringField(key, value);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void ids(JsonGenerator out, String name, List<Named> records) throws IOException {
        out.writeArrayFieldStart(name);
        for (Named record : records) {
            out.writeString(record.id);
        }
        out.writeEndArray();
    }

    private void errors(JsonGenerator out, String name, List<Failed> errors) throws IOException {
        boolean objects = tenant.behaviour().is(BulkErrors.OBJECTS);
        out.writeArrayFieldStart(name);
        for (Failed failed : errors) {
            if (objects) {
                out.writeStartObject();
                if (failed.item != null) {
                    out.writeFieldName("item");
                    Json.value(out, failed.item);
                }
                out.writeStringField("error", failed.error);
                out.writeEndObject();
            } else {
                out.writeString(failed.error);
            }
        }
        out.writeEndArray();
    }
}

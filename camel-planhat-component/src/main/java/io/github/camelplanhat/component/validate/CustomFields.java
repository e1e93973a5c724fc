/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.client.TimeSource;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.lookup.LookupCalls;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * The custom fields of a tenant, read when they are first needed, and again for a name that is not among them, but not more
 * often than every five minutes.
 */
public final class CustomFields {
    static final Duration AT_MOST_EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(CustomFields.class);

    private final PlanhatClient client;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, Map<String, FieldType>> byParent;
    private long readAt;
    private boolean tried;
    private boolean warned;

    public CustomFields(PlanhatClient client, TimeSource time) {
        this.client = client;
        this.time = time;
    }

    /**
     * Name to type of the fields of an object; empty if this token may not read them.
     *
     * @param wanted a name that should be among them: if it is not, they may be read again
     * @param counter is told how many calls were used
     */
    Optional<Map<String, FieldType>> of(PlanhatObject object, String wanted, LongConsumer counter) {
        lock.lock();
        try {
            if (!tried || !known(object).containsKey(wanted) && due()) {
                read(counter);
            }
            return byParent == null ? Optional.empty() : Optional.of(known(object));
        } finally {
            lock.unlock();
        }
    }

    private boolean due() {
        return time.nanos() - readAt >= AT_MOST_EVERY.toNanos();
    }

    /** The case in which Planhat writes the parent is not certain (API sheet, section 2.6); a note is a conversation. */
    private Map<String, FieldType> known(PlanhatObject object) {
        String parent = object == PlanhatObject.NOTE ? PlanhatObject.CONVERSATION.uriName() : object.uriName();
        return byParent == null ? Map.of() : byParent.getOrDefault(parent.toLowerCase(Locale.ROOT), Map.of());
    }

    private void read(LongConsumer counter) {
        Map<String, Map<String, FieldType>> read = new HashMap<>();
        try {
            Iterator<Map<String, Object>> definitions =
                    new LookupCalls(client, counter).list(PlanhatObject.CUSTOM_FIELD, "name,type,parent", Map.of());
            while (definitions.hasNext()) {
                Map<String, Object> one = definitions.next();
                if (one.get("name") instanceof String name && one.get("parent") instanceof String parent) {
                    read.computeIfAbsent(parent.toLowerCase(Locale.ROOT), p -> new HashMap<>())
                            .put(name, type(one.get("type")));
                }
            }
            byParent = read;
        } catch (PlanhatForbiddenException | PlanhatNotFoundException e) {
            if (!warned) {
                warned = true;
                LOG.warn("The names of custom fields are not checked, because they cannot be read: {}", e.getMessage());
            }
        } catch (PlanhatUnavailableException e) {
            if (byParent == null) {
                throw e;
            }
            LOG.warn(
                    "Custom fields are checked as they were before, because they cannot be read now: {}",
                    e.getMessage());
        }
        tried = true;
        readAt = time.nanos();
    }

    /** API sheet, section 2.6; those of phone, e-mail and endusers are by analogy. */
    private static FieldType type(Object planhat) {
        return switch (String.valueOf(planhat)) {
            case "number", "rating" -> FieldType.NUMBER;
            case "checkbox" -> FieldType.BOOLEAN;
            case "day" -> FieldType.EPOCH_DAYS;
            case "date" -> FieldType.DATE_TIME;
            case "multipicklist", "team members", "endusers" -> FieldType.ARRAY;
            case "text", "rich text", "list", "team member", "enduser", "phone", "email", "url" -> FieldType.STRING;
            default -> FieldType.ANY;
        };
    }
}

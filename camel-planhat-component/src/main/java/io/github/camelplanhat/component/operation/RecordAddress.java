/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Which record a message means: by header, else by option, else (where the caller allows it) by a field of its body.
 *
 * @param kind which of Planhat's ids
 * @param value the id, never blank, without a prefix
 */
record RecordAddress(IdKind kind, String value) {
    /** As Planhat matches records: external ids come last, because they are unique per company only. */
    private static final List<IdKind> BODY_ORDER = List.of(IdKind.ID, IdKind.SOURCE_ID, IdKind.EXTERNAL_ID);

    private static final Map<IdKind, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put(IdKind.ID, PlanhatConstants.ID);
        HEADERS.put(IdKind.EXTERNAL_ID, PlanhatConstants.EXTERNAL_ID);
        HEADERS.put(IdKind.SOURCE_ID, PlanhatConstants.SOURCE_ID);
    }

    /** The path of the record, with its leading slash. */
    String path(PlanhatObject object) {
        return "/" + object.path() + "/" + kind.pathSegment(value);
    }

    /** {@code externalId "A-17"}, for messages. */
    @Override
    public String toString() {
        return optionName(kind) + " \"" + value + '"';
    }

    /**
     * The address that the message or the options give.
     *
     * @param options values of the options id, externalId and sourceId that are set
     * @param body fields of the record in the body, where it may address itself, else empty
     * @throws IllegalArgumentException if there is no id, a blank one, or more than one
     */
    static RecordAddress of(
            Exchange exchange,
            PlanhatObject object,
            Operation operation,
            Map<IdKind, String> options,
            Map<String, Object> body) {
        Map<IdKind, Object> found = new LinkedHashMap<>();
        HEADERS.forEach((kind, header) -> {
            Object value = exchange.getMessage().getHeader(header);
            if (value != null) {
                found.put(kind, text(header, value));
            }
        });
        if (found.isEmpty()) {
            found.putAll(options);
        }
        if (found.isEmpty()) {
            fromBody(object, operation, body, found);
        }
        String what = object + "/" + operation;
        if (found.isEmpty()) {
            throw new IllegalArgumentException(what + " needs the id of a record: set " + names(object, operation));
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    what + " was given more than one id: " + names(found.keySet()) + "; give one");
        }
        Map.Entry<IdKind, Object> only = found.entrySet().iterator().next();
        String value = String.valueOf(only.getValue());
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    what + " was given a blank " + optionName(only.getKey()) + ": it would address the whole list");
        }
        if (!known(object, operation).contains(only.getKey())) {
            throw new IllegalArgumentException(what + " does not take " + optionName(only.getKey()) + ": " + object
                    + " is addressed by " + names(known(object, operation)));
        }
        return new RecordAddress(only.getKey(), value.strip());
    }

    /** Messages from Kafka or JMS may bring text as bytes. */
    private static String text(String header, Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof UUID) {
            return value.toString();
        }
        throw new IllegalArgumentException("the header " + header + " must be a text or a number, not a "
                + value.getClass().getName());
    }

    private static void fromBody(
            PlanhatObject object, Operation operation, Map<String, Object> body, Map<IdKind, Object> found) {
        Set<IdKind> known = known(object, operation);
        for (IdKind kind : BODY_ORDER) {
            Object value = !known.contains(kind)
                    ? null
                    : object.idField(kind).map(body::get).orElse(null);
            if (value != null && !value.toString().isBlank()) {
                found.put(kind, value);
                return;
            }
        }
    }

    /** Kinds of id that the operation takes, or that a get can turn into Planhat's own. */
    static Set<IdKind> known(PlanhatObject object, Operation operation) {
        Set<IdKind> known = new java.util.TreeSet<>(object.idKinds(operation));
        known.addAll(object.idKinds(Operation.GET));
        return known;
    }

    private static String names(PlanhatObject object, Operation operation) {
        List<String> names = new ArrayList<>();
        for (IdKind kind : known(object, operation)) {
            names.add("the option " + optionName(kind) + " or the header " + HEADERS.get(kind));
        }
        return String.join(", or ", names);
    }

    private static String names(Set<IdKind> kinds) {
        return String.join(", ", kinds.stream().map(RecordAddress::optionName).toList());
    }

    static String optionName(IdKind kind) {
        return switch (kind) {
            case ID -> "id";
            case EXTERNAL_ID -> "externalId";
            case SOURCE_ID -> "sourceId";
        };
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.References;

/**
 * Finds what the records of a run refer to, in lists of all users and companies that are read when the first value needs
 * them. A value that is not there may have come meanwhile, so that the list is read anew, at most once a minute.
 */
final class RunReferences implements References {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final CamelContext context;
    private final String sync;
    private final Clock clock;
    private final Map<PlanhatObject, ReferenceTable> tables = new EnumMap<>(PlanhatObject.class);
    private long calls;

    RunReferences(CamelContext context, String sync, Clock clock) {
        this.context = context;
        this.sync = sync;
        this.clock = clock;
    }

    @Override
    public List<String> find(PlanhatObject object, String field, String value) {
        ReferenceTable table = tables.computeIfAbsent(object, this::read);
        List<String> ids = table.ids(field, value);
        if (ids.isEmpty() && table.read().plus(FRESH).isBefore(clock.instant())) {
            table = read(object);
            tables.put(object, table);
            ids = table.ids(field, value);
        }
        return ids;
    }

    /** Calls used since this was asked for the last time. */
    long takeCalls() {
        long taken = calls;
        calls = 0;
        return taken;
    }

    private ReferenceTable read(PlanhatObject object) {
        Instant asked = clock.instant();
        ProducerTemplate template = context.createProducerTemplate();
        try {
            Exchange answer = template.request(uri(object), e -> {});
            if (answer.getException() != null) {
                throw failed(object, answer.getException());
            }
            calls += answer.getMessage().getHeader(PlanhatConstants.CALLS, 0L, Long.class);
            return new ReferenceTable(object, asked, answer.getMessage().getBody(List.class));
        } finally {
            ServiceHelper.stopService(template);
        }
    }

    private static String uri(PlanhatObject object) {
        return object.allows(Operation.LEAN_LIST)
                ? "planhat:" + object + "/leanList"
                : "planhat:" + object + "/list?complete=true&offset=0&maxRecords=0&sort=_id&select="
                        + String.join(",", object.keyables());
    }

    private RuntimeException failed(PlanhatObject object, Exception failure) {
        if (failure instanceof PlanhatHttpException e) {
            calls += e.getAttempts();
        }
        if (failure instanceof PlanhatForbiddenException) {
            return new IllegalStateException(
                    "the mapping of sync " + sync + " looks up the " + object
                            + " that a record refers to, which this token may not read: " + failure.getMessage()
                            + ". Allow it to read " + object + ", or take lookup out of the mapping",
                    failure);
        }
        return RuntimeCamelException.wrapRuntimeCamelException(failure);
    }
}

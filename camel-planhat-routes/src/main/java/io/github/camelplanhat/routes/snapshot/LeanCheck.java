/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Whether a list is whole, for companies, of which a second list tells every id in one call. It is read first, so that what
 * is created in between does no harm. Of what is deleted in between, or was shifted past a page by that, each record is
 * asked for.
 */
final class LeanCheck {
    /** More than that are not deleted within seconds: the list is not whole. */
    private static final int MOST = 20;

    private final CamelContext context;
    private final PlanhatObject object;
    private final Snapshot snapshot;

    private LeanCheck(CamelContext context, Snapshot snapshot) {
        this.context = context;
        this.object = snapshot.object();
        this.snapshot = snapshot;
    }

    /** Reads what there is, before the list itself; null for objects of which nothing tells that. */
    static LeanCheck begin(CamelContext context, Snapshot snapshot) {
        if (!snapshot.object().allows(Operation.LEAN_LIST)) {
            return null;
        }
        LeanCheck check = new LeanCheck(context, snapshot);
        try (PlanhatCall call = check.call("leanList?stream=true")) {
            Exchange answer = call.send(null);
            snapshot.addCalls(PlanhatCall.calls(answer));
            for (Iterator<?> rows = answer.getMessage().getBody(Iterator.class); rows.hasNext(); ) {
                Object id = ((Map<?, ?>) rows.next()).get("_id");
                if (id != null) {
                    snapshot.announce(id.toString());
                }
            }
        }
        return check;
    }

    /** @throws SnapshotException if the list lacked records */
    void end() {
        List<String> lacking = new ArrayList<>();
        snapshot.announced().forEachRemaining(id -> {
            if (!snapshot.has(id)) {
                lacking.add(id);
            }
        });
        if (lacking.size() > MOST) {
            throw new SnapshotException("the list of " + object + " ended early: it gave " + snapshot.count()
                    + " records, and the lean list has " + lacking.size() + " more; try again");
        }
        if (!lacking.isEmpty()) {
            try (PlanhatCall call = call("get")) {
                lacking.forEach(id -> ask(call, id));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void ask(PlanhatCall call, String id) {
        try {
            Exchange answer = call.send(id);
            snapshot.addCalls(PlanhatCall.calls(answer));
            snapshot.put(answer.getMessage().getBody(Map.class));
        } catch (PlanhatNotFoundException deleted) {
            snapshot.addCalls(deleted.getAttempts());
        }
    }

    private PlanhatCall call(String operation) {
        return new PlanhatCall(context.getEndpoint("planhat:" + object + "/" + operation));
    }
}

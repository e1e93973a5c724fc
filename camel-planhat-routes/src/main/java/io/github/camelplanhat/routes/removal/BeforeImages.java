/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.SnapshotReader;

/** Records as Planhat has them before they are touched: few are read one by one, many with one pass over the list. */
final class BeforeImages implements AutoCloseable {
    private static final int FEW = 20;

    private final CamelContext context;
    private final PlanhatObject object;
    private final Path directory;
    private final LongConsumer calls;
    private boolean many;
    private Snapshot snapshot;
    private PlanhatCall get;

    /** @param calls is told how many were used */
    BeforeImages(CamelContext context, PlanhatObject object, Path directory, LongConsumer calls) {
        this.context = context;
        this.object = object;
        this.directory = directory;
        this.calls = calls;
    }

    /** Says how many records will be asked for. */
    void expect(long records) {
        many |= records > FEW || !object.allows(Operation.GET);
    }

    /** The whole record; null if Planhat does not have it. */
    @SuppressWarnings("unchecked")
    Map<String, Object> of(String id) {
        if (many || snapshot != null) {
            var found = snapshot().find(id);
            return found == null ? null : found.fields();
        }
        if (get == null) {
            get = new PlanhatCall(context.getEndpoint("planhat:" + object + "/get"));
        }
        try {
            Exchange answer = get.send(id);
            calls.accept(PlanhatCall.calls(answer));
            return answer.getMessage().getBody(Map.class);
        } catch (PlanhatNotFoundException e) {
            calls.accept(e.getAttempts());
            return null;
        } catch (PlanhatHttpException e) {
            calls.accept(e.getAttempts());
            throw e;
        }
    }

    /** Everything that Planhat has of the object, read when it is first asked for. */
    Snapshot snapshot() {
        if (snapshot == null) {
            snapshot = new SnapshotReader(context, object, null, directory).read(calls);
        }
        return snapshot;
    }

    @Override
    public void close() {
        if (get != null) {
            get.close();
            get = null;
        }
        if (snapshot != null) {
            snapshot.close();
            snapshot = null;
        }
    }
}

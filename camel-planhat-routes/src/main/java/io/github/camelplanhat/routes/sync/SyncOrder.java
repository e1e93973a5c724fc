/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * What a run of {@code planhat-crm-sync} is to do other than to bring its source to Planhat. The exchange that triggers the
 * sync carries it as the property {@link #PROPERTY}: a Java object in a property, since neither can come from outside.
 */
public abstract sealed class SyncOrder permits Replay, Plan, PlanCheck, Apply {
    /** Exchange property; the sync takes it off the exchange when its run begins. */
    public static final String PROPERTY = "CamelPlanhatSyncOrder";

    private final String sync;
    private final RunKind kind;

    SyncOrder(String sync, RunKind kind) {
        this.sync = Objects.requireNonNull(sync, "the name of the sync");
        this.kind = kind;
    }

    /** The name of the sync that it is for. */
    public final String sync() {
        return sync;
    }

    /** As what its run is stored and shown. */
    public final RunKind kind() {
        return kind;
    }

    /**
     * Runs the sync with this order, through {@code direct:<sync>}, and waits for its end.
     *
     * @throws SyncFailedException if the run failed; it has the report
     * @throws SyncBusyException if the sync is running
     */
    public SyncReport run(CamelContext context) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange done = template.send(
                    "direct:" + sync, ExchangePattern.InOut, exchange -> exchange.setProperty(PROPERTY, this));
            if (done.getException() != null) {
                throw RuntimeCamelException.wrapRuntimeException(done.getException());
            }
            return done.getProperty(Sync.REPORT, SyncReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the rows come with the order, so that the source is not called and the watermark does not move. */
    boolean bringsRows() {
        return false;
    }

    /** The rows, if the order brings them; read as they are asked for. Called once, after the run has begun. */
    Iterator<?> rows(StateStore store, String run) {
        throw new IllegalStateException("the rows of a " + kind.text() + " are those of the source");
    }

    /** What looks over the shoulder of the run; null if nothing does. */
    RunPlan plan(PlanServices services) {
        return null;
    }

    /** The order on an exchange that triggers this sync; null if there is none. */
    static SyncOrder take(Exchange exchange, String sync) {
        Object property = exchange.removeProperty(PROPERTY);
        if (property == null) {
            return null;
        }
        if (!(property instanceof SyncOrder order)) {
            throw new IllegalArgumentException("the exchange property " + PROPERTY + " holds a "
                    + property.getClass().getName() + "; it takes an order such as Replay.of(\"" + sync + "\")");
        }
        if (!order.sync.equals(sync)) {
            throw new IllegalArgumentException("sync " + sync + " was given a " + order.kind.text() + " of sync "
                    + order.sync + "; send it to direct:" + order.sync);
        }
        return order;
    }
}

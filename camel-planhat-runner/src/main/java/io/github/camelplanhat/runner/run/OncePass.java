/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.sync.Sync;
import io.github.camelplanhat.routes.sync.SyncOrder;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.routes.sync.SyncReports;

/**
 * Runs every sync of a context, or those that there are orders for, once, one after the other, what others need first.
 *
 * <p>After a failure the syncs of objects that need the failed one's are not run; the others are. After a stop, and
 * after Planhat has refused the token, none is run any more.
 */
final class OncePass {
    private final CamelContext context;
    private final SyncReports reports;
    private final StopSignal stop;
    private final Map<String, ? extends SyncOrder> orders;
    private final boolean orderedOnly;
    private final ObjectOrder order = new ObjectOrder();
    private final Set<PlanhatObject> failed = EnumSet.noneOf(PlanhatObject.class);
    private String endOfPass;

    /** Runs every sync. */
    OncePass(CamelContext context, StopSignal stop) {
        this(context, stop, Map.of(), false);
    }

    /** @param orders by the names of the only syncs to run */
    OncePass(CamelContext context, StopSignal stop, Map<String, ? extends SyncOrder> orders) {
        this(context, stop, orders, true);
    }

    /** @param orders for those of the syncs that are to run in another way than they would by themselves */
    static OncePass ofAll(CamelContext context, StopSignal stop, Map<String, ? extends SyncOrder> orders) {
        return new OncePass(context, stop, orders, false);
    }

    private OncePass(
            CamelContext context, StopSignal stop, Map<String, ? extends SyncOrder> orders, boolean orderedOnly) {
        this.context = context;
        this.orderedOnly = orderedOnly;
        this.orders = orders;
        this.reports = SyncReports.of(context);
        this.stop = stop;
    }

    /** Every sync, and then every job. */
    Results runAll() throws Exception {
        List<SyncResult> syncs = run();
        return new Results(syncs, new JobPass(context, stop, endOfPass).run());
    }

    /**
     * Every sync that is to run, and then these event streams.
     *
     * @param streams what puts the refused events back, by the names of the streams
     */
    Results runWith(Map<String, Runnable> streams) throws Exception {
        List<SyncResult> syncs = run();
        return new Results(syncs, new JobPass(context, stop, endOfPass).run(streams));
    }

    List<SyncResult> run() throws Exception {
        List<SyncResult> results = new ArrayList<>();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Map.Entry<String, PlanhatObject> sync : ordered(reports.syncs())) {
                results.add(runOrSkip(template, sync.getKey(), sync.getValue()));
            }
        }
        return results;
    }

    private List<Map.Entry<String, PlanhatObject>> ordered(Map<String, String> syncs) {
        return syncs.entrySet().stream()
                .filter(e -> !orderedOnly || orders.containsKey(e.getKey()))
                .map(e -> Map.entry(e.getKey(), PlanhatObject.find(e.getValue()).orElseThrow()))
                .sorted(Comparator.comparing(Map.Entry::getValue, order.comparator()))
                .toList();
    }

    private SyncResult runOrSkip(ProducerTemplate template, String name, PlanhatObject object) {
        if (endOfPass == null && stop.isRequested()) {
            endOfPass = "the runner was asked to stop";
        }
        if (endOfPass != null) {
            return SyncResult.notRun(name, object.uriName(), endOfPass);
        }
        Optional<PlanhatObject> missing =
                failed.stream().filter(f -> order.dependsOn(object, f)).findFirst();
        if (missing.isPresent()) {
            return SyncResult.notRun(
                    name,
                    object.uriName(),
                    "the sync of " + missing.get() + " failed, to which " + object + " records refer");
        }
        SyncResult result = trigger(template, name, object);
        if (result.state() == SyncResult.State.FAILED) {
            failed.add(object);
        }
        return result;
    }

    private SyncResult trigger(ProducerTemplate template, String name, PlanhatObject object) {
        Exchange exchange = template.send("direct:" + name, ExchangePattern.InOut, e -> {
            if (orders.containsKey(name)) {
                e.setProperty(SyncOrder.PROPERTY, orders.get(name));
            }
        });
        if (exchange.getException(PlanhatUnauthorizedException.class) != null) {
            endOfPass = "Planhat refused the token, so nothing can succeed";
        }
        SyncReport report = exchange.getProperty(Sync.REPORT, SyncReport.class);
        if (report != null) {
            return SyncResult.of(report);
        }
        String problem = exchange.getException() == null
                ? "the sync ended without a report"
                : exchange.getException().getMessage();
        return SyncResult.failed(name, object.uriName(), problem);
    }
}

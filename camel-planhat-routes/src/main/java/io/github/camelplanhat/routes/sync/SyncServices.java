/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.EndpointServiceLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.Mapping;
import io.github.camelplanhat.routes.plan.PlanHeader;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.record.RecordKeys;
import io.github.camelplanhat.routes.removal.BeforeImages;
import io.github.camelplanhat.routes.removal.DeleteBehavior;
import io.github.camelplanhat.routes.removal.RemovalBrake;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.state.KeptRuns;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.state.Watermarks;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.Retention;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.watch.SyncMeters;

/** What a sync works with: its checked settings, and the beans that a user brought or ours in their place. */
final class SyncServices {
    /** The name becomes part of an endpoint and of the stored state. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Logger LOG = LoggerFactory.getLogger(SyncServices.class);

    private final CamelContext context;
    private final SyncSettings settings;
    private final Clock clock;
    private final Mapping mapping;
    private final RecordKeys keys;
    private final Target target;
    private final StateStores stores;
    private final RemovalRule removals;
    private final Object watermarkStart;
    private final Retention retention;
    private final SyncProgress meters;
    private final ErrorBudget errorBudget;
    private final MissingCompany missingCompany;
    /** As the latest run in this process found it. */
    private volatile boolean wholeSource;

    SyncServices(CamelContext context, SyncSettings settings) {
        this.context = context;
        this.settings = settings;
        checkName(settings.getName());
        checkBatchSize(settings.getBatchSize());
        NoDryRun.check(context, settings.getName());
        PlanhatObject object = object(settings.getObject());
        mapping = Mapping.load(context, settings.getMapping(), object, zone(settings.getZone()));
        watermarkStart = Watermarks.parseStart(settings.getWatermarkStart());
        errorBudget = ErrorBudget.parse(settings.getErrorBudget());
        missingCompany = MissingCompany.parse(settings.getMissingCompany(), object);
        wholeSource = settings.getWatermark() == null;
        clock = RegistryBeans.clock(context);
        retention = KeptRuns.of(context);
        stores = StateStores.of(context);
        stores.declare(settings.getName(), Path.of(settings.getState()));
        target = new Target(context, object, settings, mapping, stores.folder(settings.getName()));
        keys = new RecordKeys(object, target.matchBy());
        removals = removals(object);
        meters = SyncMeters.of(context, settings.getName(), settings.getObject());
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '" + name
                            + "' of a sync: use letters, digits, dots, dashes and underscores, 200 at most, since it is part of an endpoint");
        }
    }

    private static void checkBatchSize(int size) {
        if (size < 1 || size > 5_000) {
            throw new IllegalArgumentException("batchSize is " + size + "; a bulk call takes 1 to 5000 records");
        }
    }

    private static PlanhatObject object(String name) {
        PlanhatObject object = PlanhatObject.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown object '" + name + "'" + Names.hint(name, PlanhatObject.uriNames())));
        if (!object.allows(Operation.BULK_UPSERT)) {
            throw new IllegalArgumentException("Planhat has no bulk upsert for " + name + ", so it cannot be synced");
        }
        return object;
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone '" + zone + "' is unknown; write one such as Europe/Berlin, UTC or +01:00", e);
        }
    }

    private RemovalRule removals(PlanhatObject object) {
        DeleteBehavior behavior = Choice.of(DeleteBehavior.class, "deleteBehavior", settings.getDeleteBehavior());
        RemovalRule rule = new RemovalRule(
                object,
                behavior,
                new RemovalBrake(settings.getMaxDeletes(), settings.getMaxDeletePercent()),
                mapping.targets());
        if (rule.acts() && settings.getWatermark() != null) {
            throw new IllegalArgumentException("deleteBehavior=" + Choice.word(behavior)
                    + " needs runs that read the whole source, and watermark=" + settings.getWatermark()
                    + " reads only what changed: leave one of them away, or add a second sync without a watermark");
        }
        return rule;
    }

    /** What is done about records that left the source. */
    RemovalRule removals() {
        return removals;
    }

    /** The same for one run, after its source was read. */
    Removal removal(SyncRun run) {
        StateStore store = stores.of(settings.getName());
        BeforeImages images =
                new BeforeImages(context, removals.object(), stores.folder(settings.getName()), run::addLookupCalls);
        return new Removal(settings.getName(), removals, run, store, images);
    }

    /** What is probably not meant, although it can be used. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        mapping.warnings().forEach(w -> warnings.add(w.toString()));
        if (target.warning() != null) {
            warnings.add(target.warning());
        }
        return warnings;
    }

    /** How long ended runs are remembered. */
    Retention retention() {
        return retention;
    }

    /**
     * Begins a run, or goes on with the one whose process died.
     *
     * @param order what it is to do; null for an ordinary run
     */
    SyncRun begin(SyncOrder order) {
        NoDryRun.check(context, settings.getName());
        StateStore store = stores.of(settings.getName());
        Lease lease = acquire(store);
        RunLedger ledger;
        try {
            ledger = ledger(store, lease, order);
        } catch (RuntimeException | Error e) {
            store.leaseKeeper().release(lease);
            throw e;
        }
        try {
            return run(store, ledger, order);
        } catch (RuntimeException | Error e) {
            giveUp(ledger, e);
            throw e;
        }
    }

    private SyncRun run(StateStore store, RunLedger ledger, SyncOrder order) {
        RunReferences references = new RunReferences(context, settings.getName(), clock);
        SyncRun run = new SyncRun(
                clock,
                new RowStage(mapping.newRowMapper(references), references, keys, mapping.targets(), clock),
                keepsWatermark(order) ? new WatermarkColumn(settings.getWatermark()) : null,
                order,
                order == null || order.kind().readsSource() ? errorBudget : ErrorBudget.endless(),
                missingCompany,
                store,
                ledger,
                target);
        if (removals.acts()) {
            run.remember(new MetRecords(removals.object(), stores.folder(settings.getName())));
        }
        if (order != null) {
            run.follow(order.plan(plans(run)));
        }
        return run;
    }

    /** A run that could not even begin has ended, unless it has something left to do from the time before. */
    private static void giveUp(RunLedger ledger, Throwable why) {
        try {
            if (!ledger.resumed()) {
                ledger.fail(Failures.text(why));
            }
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        } finally {
            ledger.release();
        }
    }

    private RunLedger ledger(StateStore store, Lease lease, SyncOrder order) {
        RunRow row = store.inTransaction(() -> row(store, lease, order));
        return row.kind() == RunKind.PLAN
                ? new PlanLedger(store, lease, row, clock)
                : new RunLedger(store, lease, row, clock);
    }

    private PlanServices plans(SyncRun run) {
        PlanHeader header = new PlanHeader(
                PlanHeader.VERSION,
                settings.getName(),
                settings.getObject(),
                settingsHash(),
                address(),
                run.ledger().cursorFrom(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return new PlanServices(context, removals, stores.folder(settings.getName()), run::addLookupCalls, header);
    }

    /** Of what decides which records are sent, and with which fields. */
    private String settingsHash() {
        Map<String, Object> decisive = new LinkedHashMap<>();
        decisive.put("object", settings.getObject());
        decisive.put("mapping", mapping.text());
        decisive.put("zone", settings.getZone());
        decisive.put("mode", settings.getMode());
        decisive.put("matchBy", settings.getMatchBy());
        decisive.put("compareWith", settings.getCompareWith());
        decisive.put("deleteBehavior", settings.getDeleteBehavior());
        decisive.put("watermark", settings.getWatermark());
        return new RecordHash().of(decisive);
    }

    private String address() {
        return context.getEndpoint("planhat:" + settings.getObject() + "/bulkUpsert")
                        instanceof EndpointServiceLocation endpoint
                ? endpoint.getServiceUrl()
                : "planhat";
    }

    /**
     * Tries records again that wait for their company, in a run of their own. A run over the whole source meets them
     * anyway, and one that was cut off comes to its end first.
     */
    void tryWaiting() {
        if (!missingCompany.waits() || wholeSource) {
            return;
        }
        StateStore store = stores.of(settings.getName());
        boolean due = store.inTransaction(() -> store.deadLetters().countWaiting(settings.getName()) > 0
                && store.runs().unfinished(settings.getName()).isEmpty());
        if (due) {
            Replay.ofWaiting(settings.getName(), MissingCompany.AT_ONCE).run(context);
        }
    }

    /** Notes whether an ordinary run meets every record. That of a topic does not, which shows when it is read. */
    void sourceIsWhole(boolean whole) {
        wholeSource = whole;
    }

    private Lease acquire(StateStore store) {
        try {
            return store.leaseKeeper().acquire(settings.getName());
        } catch (LeaseHeldException e) {
            throw new SyncBusyException(settings.getName(), e.getMessage());
        }
    }

    private RunRow row(StateStore store, Lease lease, SyncOrder order) {
        store.leaseKeeper().hold(lease);
        return new RunStart(store, clock).row(settings, order, keepsWatermark(order) ? cursorFrom(store) : null);
    }

    /** Rows that an order brings are no part of the source, so that they cannot tell how far it is read. */
    private boolean keepsWatermark(SyncOrder order) {
        return settings.getWatermark() != null && (order == null || !order.bringsRows());
    }

    private String cursorFrom(StateStore store) {
        return store.cursors().read(settings.getName()).orElseGet(() -> Watermarks.text(watermarkStart));
    }

    /** Where the next run starts to read, from where this one did; null where the cursor stays. */
    String cursor(Object from, Object greatest) {
        return greatest == null ? null : Watermarks.text(Watermarks.moved(from, greatest));
    }

    /** Tells the meters, and the progress beans if there are any; what goes wrong there does not disturb the run. */
    void progress(RunKind kind, Consumer<SyncProgress> event) {
        // What would be is no measurement.
        if (kind != RunKind.PLAN) {
            tell(meters, "the meters", event);
        }
        for (SyncProgress progress : context.getRegistry().findByType(SyncProgress.class)) {
            tell(progress, "a progress bean", event);
        }
    }

    private void tell(SyncProgress told, String what, Consumer<SyncProgress> event) {
        try {
            event.accept(told);
        } catch (RuntimeException e) {
            LOG.warn("{} of sync {} failed: {}", what, settings.getName(), e.toString());
        }
    }
}

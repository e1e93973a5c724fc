/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.deadletter.DeadLetters;
import io.github.camelplanhat.routes.deadletter.JsonLinesDeadLetters;
import io.github.camelplanhat.routes.mapping.Mapping;
import io.github.camelplanhat.routes.state.FileWatermarkStore;
import io.github.camelplanhat.routes.state.WatermarkStore;
import io.github.camelplanhat.routes.state.Watermarks;

/** What a sync works with: its checked settings, and the beans that a user brought or ours in their place. */
final class SyncServices {
    /** The name becomes part of an endpoint and of file names. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final DateTimeFormatter RUN_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(SyncServices.class);

    private final CamelContext context;
    private final SyncSettings settings;
    private final Clock clock;
    private final Mapping mapping;
    private final SyncLease lease;
    private final WatermarkStore watermarks;
    private final Object watermarkStart;
    private final DeadLetters deadLetters;

    SyncServices(CamelContext context, SyncSettings settings) {
        this.context = context;
        this.settings = settings;
        checkName(settings.getName());
        checkBatchSize(settings.getBatchSize());
        mapping = Mapping.load(context, settings.getMapping(), object(settings.getObject()), zone(settings.getZone()));
        watermarkStart = Watermarks.parseStart(settings.getWatermarkStart());
        clock = orElse(RegistryBeans.find(context, Clock.class), Clock.systemUTC());
        lease = RegistryBeans.findOrBind(context, SyncLease.class, "planhatSyncLease", InProcessLease::new);
        watermarks = orElse(
                RegistryBeans.find(context, WatermarkStore.class),
                new FileWatermarkStore(Path.of(settings.getState())));
        deadLetters = orElse(
                RegistryBeans.find(context, DeadLetters.class),
                new JsonLinesDeadLetters(Path.of(settings.getDeadLetter())));
    }

    private static <T> T orElse(T brought, T ours) {
        return brought != null ? brought : ours;
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '" + name
                            + "' of a sync: use letters, digits, dots, dashes and underscores, since it names files and an endpoint");
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

    Mapping mapping() {
        return mapping;
    }

    SyncLease lease() {
        return lease;
    }

    /** Sorts by time, and is unique across nodes. */
    String newRunId() {
        return RUN_TIME.format(clock.instant())
                + String.format("-%08x", ThreadLocalRandom.current().nextInt());
    }

    SyncRun newRun(String id) {
        return new SyncRun(
                settings.getName(),
                settings.getObject(),
                id,
                clock,
                mapping.newRowMapper(),
                settings.getWatermark() != null ? new WatermarkColumn(settings.getWatermark()) : null,
                deadLetters.open(settings.getName(), settings.getObject(), id));
    }

    /** Where this run starts to read; null where no watermark is kept. */
    Object watermark() {
        return settings.getWatermark() == null
                ? null
                : watermarks.read(settings.getName()).orElse(watermarkStart);
    }

    void moveWatermark(Object watermark) {
        watermarks.write(settings.getName(), watermark);
    }

    /** Tells the progress bean, if there is one; what goes wrong there does not disturb the run. */
    void progress(Consumer<SyncProgress> event) {
        SyncProgress progress = RegistryBeans.find(context, SyncProgress.class);
        if (progress != null) {
            try {
                event.accept(progress);
            } catch (RuntimeException e) {
                LOG.warn("the progress bean of sync {} failed: {}", settings.getName(), e.toString());
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.NewEvent;
import io.github.camelplanhat.routes.store.StateStore;

/** The event streams of a Camel context, for what brings events to them. */
public final class EventStreams {
    /** What streams are called among the jobs. */
    public static final String KIND = "events";

    private EventStreams() {}

    /** Lets the start of Camel fail if there is no stream of this name when all routes are made. */
    public static void demand(CamelContext context, String stream) {
        try {
            StartupListener check = (started, already) -> require(started, stream);
            context.addStartupListener(check);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** The streams of a context. */
    public static Set<String> names(CamelContext context) {
        return JobReports.of(context).jobs().entrySet().stream()
                .filter(job -> job.getValue().equals(KIND))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static void require(CamelContext context, String stream) {
        Set<String> streams = names(context);
        if (!streams.contains(stream)) {
            throw new IllegalArgumentException("stream '" + stream + "': there is no planhat-event-stream of this name"
                    + Names.hint(stream, streams));
        }
    }

    /** Stores events in one transaction; when it returns, they are committed. */
    public static void store(CamelContext context, String stream, List<NewEvent> events) {
        require(context, stream);
        StateStore store = StateStores.of(context).of(stream);
        store.inTransaction(() -> store.events().add(stream, events));
    }

    /**
     * See {@link #store(CamelContext, String, List)}.
     *
     * @param refused what came with them and cannot be sent
     * @param run by which they came
     */
    public static void store(
            CamelContext context, String stream, List<NewEvent> events, List<NewDeadLetter> refused, JobRun run) {
        require(context, stream);
        StateStore store = StateStores.of(context).of(stream);
        store.inTransaction(() -> {
            store.events().add(stream, events);
            store.deadLetters()
                    .add(
                            stream,
                            RefusedEvents.OBJECT,
                            run.id(),
                            refused,
                            RegistryBeans.clock(context).instant());
        });
    }
}

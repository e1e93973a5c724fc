/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.tenant;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.json.Json;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.store.Store;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.USER;

/** One simulated Planhat tenant: its records, its clock, and how it behaves where nobody knows how Planhat does. */
public final class Tenant {
    private final DateTimeFormatter iso =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private final Store store;
    private final Json json;
    private final Clock clock;
    private volatile Behaviour behaviour;

    public Tenant(Clock clock, Behaviour behaviour) {
        this.clock = clock;
        this.behaviour = behaviour;
        store = new Store(clock);
        json = new Json(store.root());
    }

    public Store store() {
        return store;
    }

    public Json json() {
        return json;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public void behaviour(Behaviour changed) {
        behaviour = changed;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The present as Planhat writes it: UTC with milliseconds. */
    public String nowText() {
        return text(now());
    }

    public String text(Instant time) {
        return iso.format(time);
    }

    public Optional<Doc> company(String id) {
        return id == null ? Optional.empty() : store.of(COMPANY).byId(id).map(Slot::doc);
    }

    public Optional<Doc> user(String id) {
        return id == null ? Optional.empty() : store.of(USER).byId(id).map(Slot::doc);
    }
}

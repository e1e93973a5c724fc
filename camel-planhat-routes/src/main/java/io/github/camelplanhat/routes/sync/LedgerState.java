/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.github.camelplanhat.routes.removal.RunState;
import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.routes.store.StateStore;

/** A run as its removal sees it. */
final class LedgerState implements RunState {
    private final String sync;
    private final StateStore store;
    private final RunLedger ledger;
    private final BooleanSupplier stopping;
    private final LongConsumer calls;
    private final Consumer<String> reasons;
    private final Consumer<Removals> saver;

    /** @param saver stores what was removed, within a transaction */
    LedgerState(
            String sync,
            StateStore store,
            RunLedger ledger,
            BooleanSupplier stopping,
            LongConsumer calls,
            Consumer<String> reasons,
            Consumer<Removals> saver) {
        this.sync = sync;
        this.store = store;
        this.ledger = ledger;
        this.stopping = stopping;
        this.calls = calls;
        this.reasons = reasons;
        this.saver = saver;
    }

    @Override
    public String sync() {
        return sync;
    }

    @Override
    public String run() {
        return ledger.id();
    }

    @Override
    public StateStore store() {
        return store;
    }

    @Override
    public Removals before() {
        return ledger.removalsBefore();
    }

    @Override
    public boolean met(long slot, String confirmedIn) {
        return confirmedIn.equals(ledger.id()) || ledger.seen().get(Math.toIntExact(slot));
    }

    @Override
    public void write(Runnable work) {
        ledger.write(work);
    }

    @Override
    public void save(Removals removals) {
        saver.accept(removals);
    }

    @Override
    public void used(long number) {
        calls.accept(number);
    }

    @Override
    public void because(String reason) {
        reasons.accept(reason);
    }

    @Override
    public void checkOn() {
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException(
                    "Camel is stopping; what has left the source is left to the next run of the sync");
        }
    }
}

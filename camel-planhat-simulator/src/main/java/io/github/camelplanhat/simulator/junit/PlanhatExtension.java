/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.junit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.PlanhatSimulatorBuilder;

/**
 * A simulator for the tests of a class, empty before each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PlanhatExtension planhat = PlanhatExtension.create();
 * }</pre>
 *
 * <p>Registered in an instance field it lives for one test. It can be used as soon as it is created, for instance by the
 * initializers of other fields.
 */
public final class PlanhatExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final PlanhatSimulator simulator;
    /** Nested classes share the extension of their outer class, which ends last. */
    private int classes;

    private PlanhatExtension(PlanhatSimulator simulator) {
        this.simulator = simulator;
    }

    public static PlanhatExtension create() {
        return of(PlanhatSimulator.builder());
    }

    /** With settings of one's own; the extension starts the simulator. */
    public static PlanhatExtension of(PlanhatSimulatorBuilder settings) {
        return new PlanhatExtension(settings.start());
    }

    public PlanhatSimulator simulator() {
        return simulator;
    }

    /** Base URL of the main API. */
    public String baseUrl() {
        return simulator.baseUrl();
    }

    /** Base URL of the analytics host. */
    public String analyticsUrl() {
        return simulator.analyticsUrl();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes++;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes == 0) {
            simulator.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            simulator.close();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator until the process ends. */
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.println(SimulatorArguments.USAGE);
            return;
        }
        PlanhatSimulatorBuilder settings;
        try {
            settings = new SimulatorArguments().read(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(SimulatorArguments.USAGE);
            System.exit(64);
            return;
        }
        PlanhatSimulator simulator = settings.start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.println("main API:       " + simulator.baseUrl());
        System.out.println("analytics host: " + simulator.analyticsUrl());
        new CountDownLatch(1).await();
    }
}

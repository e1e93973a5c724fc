/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator until the process ends; with {@code --run}, an application beside it. */
public final class SimulatorMain {
    private static final String RUN = "--run";

    private SimulatorMain() {}

    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        if (arguments.contains("--help")) {
            System.out.println(SimulatorArguments.USAGE);
            return;
        }
        int run = arguments.contains(RUN) ? arguments.indexOf(RUN) : args.length;
        PlanhatSimulatorBuilder settings;
        try {
            settings = new SimulatorArguments().read(arguments.subList(0, run).toArray(String[]::new));
            if (run == args.length - 1) {
                throw new IllegalArgumentException(RUN + " needs a main class");
            }
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
        if (run < args.length) {
            new SimulatedApplication(simulator).run(args[run + 1], arguments.subList(run + 2, args.length));
        } else {
            new CountDownLatch(1).await();
        }
    }
}

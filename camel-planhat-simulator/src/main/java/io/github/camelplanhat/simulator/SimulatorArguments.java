/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.journal.JournalLimits;
import io.github.camelplanhat.simulator.quota.QuotaRules;

/** Reads command-line arguments as settings; wrong ones are named, with the nearest right one. */
final class SimulatorArguments {
    static final String USAGE =
            """
            Usage: SimulatorMain [--name value ...]
              --port N             port of the main API (default: any free one)
              --analytics-port N   port of the analytics host (default: any free one)
              --token TEXT         API token (default: test-token)
              --tenant-token TEXT  tenant token (default: 00000000-0000-4000-8000-000000000000)
              --quota off|standard limits of the main API (default: standard)
              --minute DURATION    how long a minute of the quota lasts, such as PT5S (default: PT1M)
              --latency DURATION   how long every call takes at least, such as PT0.2S (default: PT0S)
              --journal-bodies B   bytes kept of each request body (default: 0)
              --switch NAME=VALUE  unverified behaviour, such as BulkErrors=STRINGS; may be repeated
              --run CLASS [ARG ..] runs the main class of a Camel application against the simulator, which ends with it""";

    private static final List<String> NAMES = List.of(
            "--port",
            "--analytics-port",
            "--token",
            "--tenant-token",
            "--quota",
            "--minute",
            "--latency",
            "--journal-bodies",
            "--switch");

    private final PlanhatSimulatorBuilder settings = PlanhatSimulator.builder()
            .quota(QuotaRules.standard().withRetryAfter())
            .journal(JournalLimits.withoutBodies());

    PlanhatSimulatorBuilder read(String... args) {
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i])) {
                throw new IllegalArgumentException("unknown argument " + args[i] + Names.hint(args[i], NAMES));
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            set(args[i], args[i + 1]);
        }
        return settings;
    }

    private void set(String name, String value) {
        switch (name) {
            case "--port" -> settings.port(number(name, value));
            case "--analytics-port" -> settings.analyticsPort(number(name, value));
            case "--token" -> settings.token(value);
            case "--tenant-token" -> settings.tenantToken(value);
            case "--quota" -> quota(value);
            case "--minute" -> settings.quota(settings.quota.scaledTo(duration(name, value)));
            case "--latency" -> settings.latency(duration(name, value));
            case "--journal-bodies" -> {
                JournalLimits limits = JournalLimits.defaults();
                settings.journal(new JournalLimits(limits.entries(), number(name, value), limits.bytesOfAllBodies()));
            }
            default -> settings.behaviour(settings.behaviour.with(choice(value)));
        }
    }

    private void quota(String value) {
        Duration minute = settings.quota.minute();
        switch (value) {
            case "off" -> settings.quota(QuotaRules.off().scaledTo(minute));
            case "standard" ->
                settings.quota(QuotaRules.standard().withRetryAfter().scaledTo(minute));
            default -> throw new IllegalArgumentException("--quota is off or standard, not " + value);
        }
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with negative numbers.
        }
        throw new IllegalArgumentException(name + " is not a whole number: " + value);
    }

    private static Duration duration(String name, String value) {
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a duration such as PT5S: " + value, e);
        }
    }

    private static Switch choice(String pair) {
        String[] parts = pair.split("=", 2);
        List<Class<?>> switches = Behaviour.switches();
        List<String> names = switches.stream().<String>map(Class::getSimpleName).toList();
        int which = names.indexOf(parts[0]);
        if (which < 0 || parts.length < 2) {
            throw new IllegalArgumentException("unknown switch " + pair + Names.hint(parts[0], names));
        }
        return Arrays.stream(switches.get(which).getEnumConstants())
                .filter(constant -> constant.toString().equals(parts[1]))
                .map(Switch.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(parts[0] + " is one of "
                        + Arrays.toString(switches.get(which).getEnumConstants()) + ", not " + parts[1]));
    }
}

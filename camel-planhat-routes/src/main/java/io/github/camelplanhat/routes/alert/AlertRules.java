/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.util.TimeUtils;

import io.github.camelplanhat.model.Names;

/**
 * The parameters of one alert, checked.
 *
 * @param syncs those it watches; empty for all
 * @param overdueAfter null where nothing is ever overdue
 * @param repeatAfter zero where nothing is told again
 * @param claim for how long a message is left to the node that delivers it: longer than all of its tries take
 */
record AlertRules(
        String name,
        List<String> syncs,
        Set<AlertEvent> events,
        RefusedLimit refused,
        Duration overdueAfter,
        Duration repeatAfter,
        Duration checkEvery,
        Duration claim,
        AlertFormat format) {
    /** The name becomes part of an endpoint and of the stored state. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Pattern CAMELS = Pattern.compile("\\d{1,15}|(\\d{1,9}(ms|[dhms]))+");

    /** The template says the same. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    static AlertRules of(AlertSettings s) {
        if (!NAME.matcher(s.getName()).matches()) {
            throw new IllegalArgumentException("name '" + s.getName()
                    + "' of an alert: use letters, digits, dots, dashes and underscores, 200 at most");
        }
        Set<AlertEvent> events = events(list(s.getOn()));
        Duration overdueAfter =
                blank(s.getOverdueAfter()) ? null : positive("overdueAfter", s.getOverdueAfter(), "26h");
        if (overdueAfter == null && events.equals(EnumSet.of(AlertEvent.OVERDUE))) {
            throw new IllegalArgumentException(
                    "on=overdue tells nothing without overdueAfter; say how long a sync or job may be without a good run, such as 26h");
        }
        return new AlertRules(
                s.getName(),
                list(s.getSyncs()),
                events,
                RefusedLimit.parse(s.getRefusedAbove()),
                overdueAfter,
                duration("repeatAfter", s.getRepeatAfter(), "4h"),
                positive("checkEvery", s.getCheckEvery(), "1m"),
                claim(s.getMaxRetries(), positive("retryDelay", s.getRetryDelay(), "5s")),
                format(s));
    }

    /** Those of the syncs and jobs that it watches. */
    List<String> watched(Collection<String> all) {
        return all.stream().filter(this::watches).toList();
    }

    boolean watches(String sync) {
        return syncs.isEmpty() || syncs.contains(sync);
    }

    /** One that does not exist would never be told of. */
    void demand(Collection<String> all) {
        for (String sync : syncs) {
            if (!all.contains(sync)) {
                throw new IllegalArgumentException("alert " + name + " watches a sync or job '" + sync
                        + "' that does not exist" + Names.hint(sync, all));
            }
        }
    }

    private static Duration claim(int maxRetries, Duration retryDelay) {
        if (maxRetries < 0 || maxRetries > 20) {
            throw new IllegalArgumentException("maxRetries is " + maxRetries + "; write 0 to 20");
        }
        return LONGEST_CALL.plus(
                LONGEST_PAUSE.plus(retryDelay).plus(LONGEST_CALL).multipliedBy(maxRetries));
    }

    private static AlertFormat format(AlertSettings s) {
        List<String> names = List.of("text", "json", "slack", "pagerDuty");
        return switch (s.getFormat()) {
            case "text" -> new TextFormat();
            case "json" -> new JsonFormat();
            case "slack" -> new SlackFormat();
            case "pagerDuty" -> {
                if (blank(s.getRoutingKey())) {
                    throw new IllegalArgumentException(
                            "format pagerDuty needs routingKey, the integration key of a PagerDuty service");
                }
                yield new PagerDutyFormat(s.getRoutingKey());
            }
            default ->
                throw new IllegalArgumentException("unknown format '" + s.getFormat() + "'"
                        + Names.hint(s.getFormat(), names) + " (formats: " + String.join(", ", names) + ")");
        };
    }

    private static Set<AlertEvent> events(List<String> names) {
        Set<AlertEvent> events = EnumSet.noneOf(AlertEvent.class);
        for (String name : names) {
            events.add(Stream.of(AlertEvent.values())
                    .filter(e -> e.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknownEvent(name)));
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("on is empty; name one or more of failure, refused, overdue");
        }
        return events;
    }

    private static IllegalArgumentException unknownEvent(String name) {
        List<String> known =
                Stream.of(AlertEvent.values()).map(AlertEvent::text).toList();
        return new IllegalArgumentException("unknown event '" + name + "' in on" + Names.hint(name, known)
                + " (events: " + String.join(", ", known) + ")");
    }

    private static List<String> list(String text) {
        return blank(text)
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.toList());
    }

    private static Duration positive(String name, String text, String example) {
        Duration duration = duration(name, text, example);
        if (duration.isZero()) {
            throw new IllegalArgumentException(
                    name + " '" + text + "' must be longer than nothing, such as " + example);
        }
        return duration;
    }

    private static Duration duration(String name, String text, String example) {
        String value = text.strip();
        try {
            if (CAMELS.matcher(value).matches()) {
                return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
            }
            Duration duration = Duration.parse(value);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " '" + text + "' is no duration, such as " + example, e);
        }
        throw new IllegalArgumentException(name + " '" + text + "' is no duration, such as " + example);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Pattern;

/**
 * Queries for the issues that changed since some time.
 *
 * <p>They are ordered by when they were created: an issue that changes while the pages are read keeps its place, and no other
 * one falls between two pages.
 */
final class Jql {
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'");
    private static final Pattern ORDER = Pattern.compile("\\border\\s+by\\b", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");
    private static final String EVER = "1970/01/02 00:00";

    private final String restriction;

    private Jql(String restriction) {
        this.restriction = restriction;
    }

    /**
     * @param restriction which issues are meant, or null for all
     * @throws IllegalArgumentException if it brings an order
     */
    static Jql of(String restriction) {
        if (restriction != null
                && ORDER.matcher(QUOTED.matcher(restriction).replaceAll("''")).find()) {
            throw new IllegalArgumentException("jql '" + restriction
                    + "' has an ORDER BY; leave it away, since the source reads in an order of its own");
        }
        return new Jql(restriction);
    }

    /** Jira refuses queries without any limit, and nothing was ever changed before 1970. */
    String all() {
        return query(EVER);
    }

    /**
     * What changed at this time or later, and some of what changed before: JQL knows minutes only.
     *
     * @param zone of the user whose credentials are used, in which Jira reads times
     */
    String since(Instant time, ZoneId zone) {
        return query(MINUTE.format(local(time, zone)));
    }

    private String query(String since) {
        return (restriction == null ? "" : "(" + restriction.strip() + ") AND ") + "updated >= \"" + since
                + "\" ORDER BY created ASC, key ASC";
    }

    /** In the hour that comes twice in autumn, nobody can say which of the two Jira takes: the minute before both is safe. */
    private static LocalDateTime local(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isOverlap()
                ? transition.getDateTimeAfter().minusMinutes(1)
                : local;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MacroTextTest {
    /** Half an hour after midnight in Berlin, an hour before the clocks go forward there. */
    private static final Instant NOW = Instant.parse("2026-03-28T23:30:15.123Z");

    private static final DateMacros UTC = DateMacros.of("iso", "day", "UTC");
    private static final DateMacros BERLIN = DateMacros.of("iso", "hour", "Europe/Berlin");

    private static String filled(String text, DateMacros dates) {
        return MacroText.parse("filters", text, dates).fill(new MacroValues(NOW, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {now}                      | 2026-03-28T23:30:15Z
                    {now-1}                    | 2026-03-27T23:30:15Z
                    {now+1}                    | 2026-03-29T23:30:15Z
                    {now-4 minutes}            | 2026-03-28T23:26:15Z
                    {now - 2 hour}             | 2026-03-28T21:30:15Z
                    {now+1 week:date}          | 2026-04-04
                    {now-1 month:yyyy-MM}      | 2026-02
                    {now-1 months:dd.MM.yyyy}  | 28.02.2026
                    {now:epochDays}            | 20540
                    {now:epochSeconds}         | 1774740615
                    {now:epochMillis}          | 1774740615123
                    {now:yyyy-MM-dd'T'HH:mm}   | 2026-03-28T23:30
                    a{now:date}b{now-1:date}c  | a2026-03-28b2026-03-27c
                    """)
    void timesAreCountedAndWritten(String text, String expected) {
        assertThat(filled(text, UTC)).isEqualTo(expected);
    }

    @Test
    void daysAreThoseOfTheCalendarInTheZoneAndHoursThoseOfTheClock() {
        assertThat(filled("{now}", BERLIN)).isEqualTo("2026-03-29T00:30:15+01:00");
        assertThat(filled("{now+1}", BERLIN)).isEqualTo("2026-03-29T01:30:15+01:00");
        assertThat(filled("{now+2}", BERLIN)).isEqualTo("2026-03-29T03:30:15+02:00");
        assertThat(filled("{now+1 day}", BERLIN)).isEqualTo("2026-03-30T00:30:15+02:00");
        assertThat(filled("{now:epochDays}", BERLIN)).isEqualTo("20541");
    }

    /** Clocks go forward on 29 March 2026 at 02:00 in Berlin, and back on 25 October at 03:00; 2028 is a leap year. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-29T00:59:00Z | {now+1 minute}  | 2026-03-29T03:00:00+02:00
                    2026-03-29T01:00:00Z | {now-1 minute}  | 2026-03-29T01:59:00+01:00
                    2026-03-29T00:30:00Z | {now+1 hour}    | 2026-03-29T03:30:00+02:00
                    2026-03-29T01:30:00Z | {now-1 hour}    | 2026-03-29T01:30:00+01:00
                    2026-03-28T01:30:00Z | {now+1 day}     | 2026-03-29T03:30:00+02:00
                    2026-03-29T22:15:00Z | {now-1 day}     | 2026-03-29T00:15:00+01:00
                    2026-03-22T01:30:00Z | {now+1 week}    | 2026-03-29T03:30:00+02:00
                    2026-04-05T10:00:00Z | {now-1 week}    | 2026-03-29T12:00:00+02:00
                    2026-02-28T23:30:00Z | {now+1 month}   | 2026-04-01T00:30:00+02:00
                    2026-10-25T00:59:00Z | {now+1 minute}  | 2026-10-25T02:00:00+01:00
                    2026-10-25T01:30:00Z | {now-1 hour}    | 2026-10-25T02:30:00+02:00
                    2026-10-24T00:30:00Z | {now+1 day}     | 2026-10-25T02:30:00+02:00
                    2026-10-25T23:30:00Z | {now-1 day}     | 2026-10-25T00:30:00+02:00
                    2026-11-01T01:30:00Z | {now-1 week}    | 2026-10-25T02:30:00+01:00
                    2026-03-31T10:00:00Z | {now-1 month:date} | 2026-02-28
                    2028-03-31T10:00:00Z | {now-1 month:date} | 2028-02-29
                    2026-01-31T10:00:00Z | {now+1 month:date} | 2026-02-28
                    2026-01-31T10:00:00Z | {now+2 months:date} | 2026-03-31
                    2026-12-31T22:59:59Z | {now+1 day:date}  | 2027-01-01
                    2026-12-31T23:00:00Z | {now:date}        | 2027-01-01
                    2026-12-31T23:00:00Z | {now-12 month:yyyy-MM} | 2026-01
                    2026-12-31T23:00:00Z | {now:epochDays}   | 20819
                    2026-12-31T23:00:00Z | {now:YYYY-'W'ww}  | 2026-W53
                    2026-09-20T10:00:00Z | {now:EEE d MMM, MMMM} | Sun 20 Sep, September
                    """)
    void unitsCrossChangesOfTheClockAndEndsOfMonths(Instant now, String text, String expected) {
        DateMacros berlin = DateMacros.of("iso", "day", "Europe/Berlin");

        assertThat(MacroText.parse("filters", text, berlin).fill(new MacroValues(now, Map.of())))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNoMacroIsLeftAlone() {
        assertThat(filled("${body} {\"a\": {}} { now } {}", UTC)).isEqualTo("${body} {\"a\": {}} { now } {}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {nwo-1}          | unknown macro {nwo-1}; did you mean {now-1}?
                    {Now}            | unknown macro {Now}; did you mean {now}?
                    {lokup.owner}    | unknown macro {lokup.owner}; did you mean {lookup.owner}?
                    {company}        | unknown macro {company}; there are {now}
                    {now-1 dya}      | unknown unit 'dya'; did you mean day?
                    {now-1 year}     | unknown unit 'year'; there are minute, hour, day, week, month
                    {now:yyyy-bb-dd} | is no date format
                    """)
    void anUnknownOneIsRefusedWithTheNearest(String text, String message) {
        assertThatThrownBy(() -> MacroText.parse("filters", text, UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("filters")
                .hasMessageContaining(message);
    }

    @Test
    void columnsKeepTheirTypeWhereTheyStandAlone() {
        MacroValues row = new MacroValues(NOW, Map.of("tier", 3, "sum", new BigDecimal("1E+3"), "name", "A"));

        assertThat(MacroText.parse("metadata", "{lookup.tier}", UTC).value(row)).isEqualTo(3);
        assertThat(MacroText.parse("metadata", "t{lookup.tier}", UTC).value(row))
                .isEqualTo("t3");
        assertThat(MacroText.parse("metadata", "{lookup.sum}", UTC).fill(row)).isEqualTo("1000");
    }

    @Test
    void aColumnThatIsEmptyHasNoValue() {
        MacroText text = MacroText.parse("filters", "{lookup.tier}", UTC);
        MacroValues row = new MacroValues(NOW, Map.of("tier", ""));

        assertThatThrownBy(() -> text.fill(row))
                .isInstanceOf(MacroException.class)
                .hasMessageContaining("tier is empty");
        assertThat(text.valueOrNull(row)).isNull();
    }

    @Test
    void aColumnThatIsNotThereIsToldWithTheNearest() {
        MacroText text = MacroText.parse("filters", "{lookup.Tier}", UTC);

        assertThatThrownBy(() -> text.check(Map.of("tier", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("filters: the lookup has no column 'Tier'; did you mean tier? (its columns: tier)");
    }

    @Test
    void wrongDefaultsNameTheirParameter() {
        assertThatThrownBy(() -> DateMacros.of("iso", "dayz", "UTC"))
                .hasMessage("dateUnit: unknown unit 'dayz'; did you mean day?");
        assertThatThrownBy(() -> DateMacros.of("nonsense", "day", "UTC"))
                .hasMessageStartingWith("dateFormat: 'nonsense'");
        assertThatThrownBy(() -> DateMacros.of("iso", "day", "Mars")).hasMessageStartingWith("zone 'Mars'");
    }

    @Test
    void namedTextsAreTakenApart() {
        assertThat(NamedTexts.parse("filters", "a=1&b=x=y%26z&c=a+b"))
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "x=y&z"), Map.entry("c", "a+b"));
        assertThat(NamedTexts.parse("filters", null)).isEmpty();
        assertThatThrownBy(() -> NamedTexts.parse("filters", "a"))
                .hasMessageStartingWith("filters: 'a' must have the form");
        assertThatThrownBy(() -> NamedTexts.parse("filters", "a=1&a=2")).hasMessage("filters: a is there twice");
        assertThatThrownBy(() -> NamedTexts.parse("filters", "a=5%")).hasMessageContaining("must be written %25");
    }
}

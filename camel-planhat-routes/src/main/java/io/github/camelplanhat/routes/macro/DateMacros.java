/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.time.DateTimeException;
import java.time.ZoneId;

/** How date macros count and look where they do not say it themselves. */
public final class DateMacros {
    final DateForm form;
    final DateUnit unit;
    final ZoneId zone;

    private DateMacros(DateForm form, DateUnit unit, ZoneId zone) {
        this.form = form;
        this.unit = unit;
        this.zone = zone;
    }

    /**
     * From the parameters of a template.
     *
     * @param format {@code iso}, {@code date}, {@code epochDays}, {@code epochSeconds}, {@code epochMillis}, or a pattern
     * @param unit {@code minute}, {@code hour}, {@code day}, {@code week} or {@code month}
     * @param zone in which days begin
     * @throws IllegalArgumentException that names the parameter
     */
    public static DateMacros of(String format, String unit, String zone) {
        return new DateMacros(DateForm.parse("dateFormat", format), DateUnit.parse("dateUnit", unit), zone(zone));
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone '" + zone + "' is unknown; write one such as Europe/Berlin, UTC or +01:00", e);
        }
    }
}

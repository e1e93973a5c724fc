/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code now}, {@code now-1}, {@code now+2 hours}, {@code now-1 month:yyyy-MM}. */
record DateMacro(String written, long amount, DateUnit unit, DateForm form, ZoneId zone) implements Macro {
    private static final Pattern SHAPE =
            Pattern.compile("now(?:\\s*([+-])\\s*(\\d{1,6}))?(?:\\s+([A-Za-z]+))?(?::(.+))?");

    /** Null if it is none. */
    static DateMacro parse(String where, String written, DateMacros ours) {
        Matcher shape = SHAPE.matcher(written);
        if (!shape.matches()) {
            return null;
        }
        String what = where + ", {" + written + "}";
        long number = shape.group(2) == null ? 0 : Long.parseLong(shape.group(2));
        return new DateMacro(
                written,
                "-".equals(shape.group(1)) ? -number : number,
                shape.group(3) == null ? ours.unit : DateUnit.parse(what, shape.group(3)),
                shape.group(4) == null ? ours.form : DateForm.parse(what, shape.group(4)),
                ours.zone);
    }

    /** Days, weeks and months are those of the calendar; minutes and hours those of the clock. */
    @Override
    public Object value(MacroValues values) {
        return form.of(values.now().atZone(zone).plus(amount, unit.chrono));
    }
}

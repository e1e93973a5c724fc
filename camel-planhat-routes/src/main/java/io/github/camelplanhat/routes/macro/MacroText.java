/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.row.PlainValues;

/**
 * A text with macros in single braces. Camel's own <code>{{…}}</code> is resolved before it comes here, and what follows a
 * dollar sign, such as <code>${body}</code>, is left alone. So is what begins as JSON does: a brace with a quote or a blank
 * behind it. Immutable.
 */
public final class MacroText {
    private static final Pattern MACRO = Pattern.compile("(?<!\\$)\\{([A-Za-z][^{}\"]*)}");

    private final String where;
    /** Texts and {@link Macro}s in turn. */
    private final List<Object> parts;

    private MacroText(String where, List<Object> parts) {
        this.where = where;
        this.parts = List.copyOf(parts);
    }

    /**
     * @param where name of the parameter, for messages
     * @throws IllegalArgumentException if there is no such macro; it names the nearest
     */
    public static MacroText parse(String where, String text, DateMacros dates) {
        List<Object> parts = new ArrayList<>();
        Matcher macros = MACRO.matcher(text);
        int end = 0;
        while (macros.find()) {
            parts.add(text.substring(end, macros.start()));
            parts.add(macro(where, macros.group(1), dates));
            end = macros.end();
        }
        parts.add(text.substring(end));
        return new MacroText(where, parts.stream().filter(p -> !"".equals(p)).toList());
    }

    private static Macro macro(String where, String written, DateMacros dates) {
        if (written.startsWith(LookupMacro.PREFIX) && written.length() > LookupMacro.PREFIX.length()) {
            return new LookupMacro(written, written.substring(LookupMacro.PREFIX.length()));
        }
        DateMacro date = DateMacro.parse(where, written, dates);
        if (date == null) {
            throw new IllegalArgumentException(where + ": unknown macro {" + written + "}" + hint(written));
        }
        return date;
    }

    private static String hint(String written) {
        int dot = written.indexOf('.');
        if (dot > 0
                && Names.nearest(written.substring(0, dot), List.of("lookup")).isPresent()) {
            return "; did you mean {lookup" + written.substring(dot) + "}?";
        }
        Matcher head = Pattern.compile("[A-Za-z]+").matcher(written);
        if (head.lookingAt() && Names.nearest(head.group(), List.of("now")).isPresent()) {
            return "; did you mean {now" + written.substring(head.end()) + "}?";
        }
        return "; there are {now}, {now-1}, {now+1 hour}, {now-1 month:yyyy-MM} and {lookup.column}";
    }

    /** Whether it reads a column of the lookup. */
    public boolean usesLookup() {
        return macros().stream().anyMatch(LookupMacro.class::isInstance);
    }

    /** @throws IllegalArgumentException if the row lacks a column that is read here; it names the nearest */
    public void check(Map<?, ?> row) {
        macros().stream().filter(LookupMacro.class::isInstance).forEach(m -> ((LookupMacro) m).check(where, row));
    }

    private List<Macro> macros() {
        return parts.stream()
                .filter(Macro.class::isInstance)
                .map(Macro.class::cast)
                .toList();
    }

    /** The text of each macro by how it is written, without its braces. */
    public Map<String, String> values(MacroValues values) {
        Map<String, String> filled = new LinkedHashMap<>();
        macros().forEach(m -> filled.put(m.written(), text(m.value(values))));
        return filled;
    }

    /** @throws MacroException if a macro has no value for this row */
    public String fill(MacroValues values) {
        return fill(values, UnaryOperator.identity());
    }

    /** @param escape what becomes of the values, and of nothing else, so that they stay values where they are put */
    public String fill(MacroValues values, UnaryOperator<String> escape) {
        StringBuilder filled = new StringBuilder();
        for (Object part : parts) {
            filled.append(part instanceof Macro m ? escape.apply(text(m.value(values))) : part);
        }
        return filled.toString();
    }

    /** Of its own type where there is nothing but one macro; text otherwise. */
    public Object value(MacroValues values) {
        return parts.size() == 1 && parts.get(0) instanceof Macro m ? PlainValues.of(m.value(values)) : fill(values);
    }

    /** As {@link #value}, but null where a column of the lookup is empty. */
    public Object valueOrNull(MacroValues values) {
        try {
            return value(values);
        } catch (MacroException e) {
            return null;
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(PlainValues.of(value));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull.lookup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.macro.DateMacros;
import io.github.camelplanhat.routes.macro.MacroText;
import io.github.camelplanhat.routes.macro.MacroValues;
import io.github.camelplanhat.routes.source.file.RowFile;

/**
 * Where the companies come from: {@code lean}, {@code lean:customer,lost}, {@code ids:…}, {@code file:….csv}, or any
 * endpoint that answers with rows. Immutable.
 */
public final class Lookup {
    private static final String LEAN = "lean";
    private static final String LEAN_LIST = "planhat:company/leanList?stream=true&priority=backfill";
    private static final String IDS = "ids:";
    private static final String FILE = "file:";

    private final List<Call> calls;
    private final List<String> ids;
    private final Path file;

    /** An endpoint, its path and its options apart, because only in the options values have to be encoded. */
    private record Call(MacroText path, MacroText options) {
        String uri(MacroValues now) {
            return path.fill(now) + (options == null ? "" : '?' + options.fill(now, Lookup::encoded));
        }
    }

    private Lookup(List<Call> calls, List<String> ids, Path file) {
        this.calls = calls;
        this.ids = ids;
        this.file = file;
    }

    /** @throws IllegalArgumentException if it is none of its forms */
    public static Lookup parse(String text, DateMacros dates) {
        if (text.equals(LEAN)) {
            return endpoints(List.of(LEAN_LIST), dates);
        } else if (text.startsWith(LEAN + ":")) {
            // Several values of one call are not documented; a call each is.
            return endpoints(
                    words(text.substring(LEAN.length() + 1)).stream()
                            .map(status -> LEAN_LIST + "&filter.status=" + encoded(status))
                            .toList(),
                    dates);
        } else if (text.startsWith(IDS)) {
            return new Lookup(List.of(), words(text.substring(IDS.length())), null);
        } else if (text.startsWith(FILE)) {
            return new Lookup(List.of(), List.of(), RowFile.check("lookup", text.substring(FILE.length())));
        } else if (text.indexOf(':') > 0) {
            return endpoints(List.of(text), dates);
        }
        throw new IllegalArgumentException("lookup '" + text
                + "': write lean, lean:customer, ids: with ids and commas between them, file: with a .csv or .jsonl file, or an "
                + "endpoint that answers with rows, such as sql:select ...?dataSource=#crm&outputType=StreamList");
    }

    private static List<String> words(String text) {
        List<String> words = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("lookup: there is nothing behind the colon");
        }
        return words;
    }

    private static Lookup endpoints(List<String> uris, DateMacros dates) {
        List<Call> calls = new ArrayList<>();
        for (String uri : uris) {
            int mark = uri.indexOf('?');
            Call call = new Call(
                    MacroText.parse("lookup", mark < 0 ? uri : uri.substring(0, mark), dates),
                    mark < 0 ? null : MacroText.parse("lookup", uri.substring(mark + 1), dates));
            if (call.path().usesLookup()
                    || call.options() != null && call.options().usesLookup()) {
                throw new IllegalArgumentException("lookup: it cannot use columns of its own rows");
            }
            calls.add(call);
        }
        return new Lookup(List.copyOf(calls), List.of(), null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The endpoints to be called, one after the other; none where the rows are here already. */
    public List<String> uris(MacroValues now) {
        return calls.stream().map(c -> c.uri(now)).toList();
    }

    /**
     * The rows where no endpoint has them.
     *
     * @param column under which ids stand
     */
    public Iterator<? extends Map<?, ?>> rows(String column) {
        if (file != null) {
            return RowFile.read(file);
        }
        return ids.stream()
                .map(id -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put(column, id);
                    return row;
                })
                .iterator();
    }
}

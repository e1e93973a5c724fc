/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.util.TimeUtils;
import org.apache.camel.util.URISupport;

import io.github.camelplanhat.component.operation.RequestOperation;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.datapath.DataPath;
import io.github.camelplanhat.routes.datapath.Metadata;
import io.github.camelplanhat.routes.macro.DateMacros;
import io.github.camelplanhat.routes.macro.MacroText;
import io.github.camelplanhat.routes.macro.MacroValues;
import io.github.camelplanhat.routes.macro.NamedTexts;
import io.github.camelplanhat.routes.pull.lookup.CompanyKey;
import io.github.camelplanhat.routes.pull.lookup.Lookup;

/** The parameters of a pull, checked. Immutable. */
final class PullPlan {
    private static final List<String> METHODS = List.of("get", "post");
    /** Calls a minute (API sheet, section 1.7). */
    private static final int WHOLE_QUOTA = 200;

    private static final String HEADER = "header.";

    final PullObject object;
    final Lookup lookup;
    final CompanyKey key;
    final DataPath path;
    final Metadata metadata;
    /** Companies in one call at most; 0 where only the length of their ids limits them. */
    final int groupSize;

    final int batchSize;
    final int retries;
    final int stopAfter;
    final Duration resumeWithin;
    private final Map<String, MacroText> filters = new LinkedHashMap<>();
    private final MacroText requestPath;
    private final MacroText requestBody;
    private final String definition;

    PullPlan(PullSettings s) {
        DateMacros dates = DateMacros.of(s.getDateFormat(), s.getDateUnit(), s.getZone());
        object = PullObject.parse(s.getObject());
        lookup = Lookup.parse(s.getLookup(), dates);
        key = CompanyKey.of(s.getCompanyKey(), s.getCompanyColumn());
        path = DataPath.parse("path", s.getPath());
        metadata = Metadata.parse("metadata", s.getMetadata(), dates);
        NamedTexts.parse("filters", s.getFilters()).forEach((name, value) -> {
            object.checkFilter(name);
            filters.put(name, MacroText.parse("filters", value, dates));
        });
        requestPath = requestPath(s, dates);
        requestBody = text("requestBody", s.getRequestBody(), dates);
        batchSize = between("batchSize", s.getBatchSize(), 1, 100_000);
        retries = between("retries", s.getRetries(), 0, 20);
        stopAfter = between("stopAfter", s.getStopAfter(), 0, 1_000_000);
        between("share", s.getShare(), 1, WHOLE_QUOTA);
        resumeWithin = duration(s.getResumeWithin());
        checkComplete(s.getComplete());
        checkRequest(s);
        groupSize = groupSize(s);
        checkPath();
        checkSelect(s);
        definition = hash(s);
    }

    private static MacroText text(String where, String text, DateMacros dates) {
        return text == null || text.isBlank() ? null : MacroText.parse(where, text, dates);
    }

    private MacroText requestPath(PullSettings s, DateMacros dates) {
        MacroText parsed = text("requestPath", s.getRequestPath(), dates);
        if (object.isRequest() && parsed == null) {
            throw new IllegalArgumentException(
                    "requestPath is missing: object=request calls a path such as /companies/{lookup._id}");
        } else if (!object.isRequest() && (parsed != null || s.getRequestBody() != null)) {
            throw new IllegalArgumentException(
                    "requestPath and requestBody belong to object=request, not to object=" + object.name());
        }
        if (!METHODS.contains(s.getRequestMethod())) {
            throw new IllegalArgumentException("requestMethod '" + s.getRequestMethod() + "' is unknown"
                    + Names.nearest(s.getRequestMethod(), METHODS)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; a pull reads by get or post"));
        }
        return parsed;
    }

    private static void checkComplete(String complete) {
        if (!"true".equals(complete) && !"false".equals(complete)) {
            throw new IllegalArgumentException("complete is '" + complete + "'; it must be true or false");
        }
    }

    /** What the route writes into an endpoint must not bring further options along. */
    private void checkRequest(PullSettings s) {
        if (!object.isRequest()) {
            return;
        }
        String problem = RequestOperation.problemOf(s.getRequestPath());
        if (problem != null) {
            throw new IllegalArgumentException("requestPath: " + problem);
        }
        try {
            for (String name : URISupport.parseQuery(s.getRequestHeaders()).keySet()) {
                if (!name.startsWith(HEADER)) {
                    throw new IllegalArgumentException(
                            "requestHeaders: '" + name + "' must begin with header., such as header.X-Trace=1");
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "requestHeaders must have the form header.X-Trace=1, with & between several", e);
        }
    }

    private static int between(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    parameter + " is " + value + "; it must be between " + least + " and " + most);
        }
        return value;
    }

    private static Duration duration(String text) {
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("resumeWithin '" + text + "' is no duration; write one such as 24h", e);
        }
    }

    /** Several companies share a call only if nothing in it, or in its records, has to be that of one of them. */
    private int groupSize(PullSettings s) {
        int wanted = between("groupSize", s.getGroupSize(), 0, 10_000);
        String alone = null;
        if (!object.takesSeveral()) {
            alone = "a list of " + object.name() + " takes one company";
        } else if (filters.values().stream().anyMatch(MacroText::usesLookup)) {
            alone = "filters with columns of the lookup are those of one company";
        } else if (metadata.usesLookup() && !object.namesCompany()) {
            alone = "records of " + object.name() + " do not tell which company's columns of the lookup they get";
        }
        if (alone != null && wanted > 1) {
            throw new IllegalArgumentException("groupSize is " + wanted + ", but " + alone + "; leave it out");
        }
        return alone == null ? wanted : 1;
    }

    private void checkPath() {
        if (!object.isRequest() && !path.goesByElements()) {
            throw new IllegalArgumentException(
                    "path: '" + path
                            + "' must begin with $[*] or $[?: a list comes in pages, so that its records are looked at one by one");
        }
    }

    private void checkSelect(PullSettings s) {
        String field = object.companyField();
        if (groupSize != 1
                && metadata.usesLookup()
                && s.getSelect() != null
                && Arrays.stream(s.getSelect().split(",")).map(String::strip).noneMatch(field::equals)) {
            throw new IllegalArgumentException("select lacks " + field
                    + ", without which nobody knows which company's columns of the lookup a record gets");
        }
    }

    private static String hash(PullSettings s) {
        String text = String.join(
                "\u0000",
                Arrays.asList(
                                s.getObject(),
                                s.getLookup(),
                                s.getCompanyKey(),
                                s.getCompanyColumn(),
                                s.getFilters(),
                                s.getSelect(),
                                s.getPath(),
                                s.getMetadata(),
                                s.getDateFormat(),
                                s.getDateUnit(),
                                s.getZone(),
                                s.getComplete(),
                                s.getRequestMethod(),
                                s.getRequestPath(),
                                s.getRequestBody(),
                                s.getRequestHeaders(),
                                s.getSink())
                        .stream()
                        .map(String::valueOf)
                        .toList());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What tells whether a run that was cut off was asked for the same. */
    String definition() {
        return definition;
    }

    /** @throws IllegalArgumentException if the row lacks a column that something reads */
    void check(Map<?, ?> row) {
        filters.values().forEach(f -> f.check(row));
        metadata.check(row);
        if (requestPath != null) {
            requestPath.check(row);
        }
        if (requestBody != null) {
            requestBody.check(row);
        }
    }

    Map<String, Object> filters(MacroValues values) {
        Map<String, Object> filled = new LinkedHashMap<>();
        filters.forEach((name, text) -> filled.put(name, text.fill(values)));
        return filled;
    }

    /** What the segments of the request's path are filled from, by their names. */
    Map<String, String> segments(MacroValues values) {
        return requestPath == null ? Map.of() : requestPath.values(values);
    }

    /** JSON text, or null. */
    String body(MacroValues values) {
        return requestBody == null ? null : requestBody.fill(values, PullPlan::inJson);
    }

    private static String inJson(String value) {
        return new String(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(value));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes texts fit for the journal. Field names, Planhat's own ids and the counts of answers stay; other values are masked
 * unless personal data is allowed. Secrets never stay, whatever is allowed.
 */
public final class Masking {
    static final String MASK = "***";

    private static final Pattern PLANHAT_ID = Pattern.compile("[0-9a-fA-F]{24}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,30}");
    private static final Pattern PERSONAL_IN_TEXT =
            Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|\\S*@\\S*|\\S*\\d{5,}\\S*");
    private static final Pattern IN_SECRET_NAME = Pattern.compile(
            "token|secret|password|passwd|authorization|api_?-?key|credential", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PLAIN_PARAMETERS = Set.of("limit", "offset", "sort", "select");

    private final boolean personalData;

    Masking(boolean personalData) {
        this.personalData = personalData;
    }

    boolean keepsPersonalData() {
        return personalData;
    }

    /**
     * Path and query of a call.
     *
     * @param path percent-encoded
     * @param foreign whether segments after the first may be anything, the tenant's token included
     * @param secrets takes the secrets of the call out of a text
     */
    public String path(String path, Map<String, String> query, boolean foreign, UnaryOperator<String> secrets) {
        StringBuilder shown = new StringBuilder();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            shown.append(i == 0 ? "" : "/").append(segment(segments[i], foreign && i > 1));
        }
        char before = '?';
        for (Map.Entry<String, String> p : query.entrySet()) {
            shown.append(before).append(p.getKey()).append('=').append(parameter(p.getKey(), p.getValue()));
            before = '&';
        }
        return secrets.apply(shown.toString());
    }

    private String segment(String segment, boolean foreign) {
        if (isPlanhatId(segment)
                || personalData && !foreign
                || !foreign && WORD.matcher(segment).matches()) {
            return segment;
        }
        if (segment.startsWith("extid-") || segment.startsWith("srcid-")) {
            return segment.substring(0, 6) + MASK;
        }
        return segment.isEmpty() ? segment : MASK;
    }

    private String parameter(String name, String value) {
        boolean plain = personalData || PLAIN_PARAMETERS.contains(name) || isPlanhatId(value);
        return plain && !isSecretName(name) ? value : MASK;
    }

    /**
     * The beginning of a body.
     *
     * @param bytes UTF-8
     * @param cut whether the body goes on
     */
    public String body(byte[] bytes, boolean cut, UnaryOperator<String> secrets) {
        if (bytes.length == 0) {
            return "";
        }
        String json = new MaskedJson(this, secrets).of(bytes);
        if (json != null) {
            return cut ? json + "…" : json;
        }
        if (!personalData || cut) {
            // A secret may have been cut in two at the end, so that nobody would recognise it.
            return "(" + bytes.length + (cut ? " bytes and more" : " bytes") + " that are no JSON)";
        }
        return secrets.apply(new String(bytes, StandardCharsets.UTF_8));
    }

    /** What an answer says about an error: text, or JSON. */
    public String error(String text, UnaryOperator<String> secrets) {
        String json = new MaskedJson(this, secrets).of(text.getBytes(StandardCharsets.UTF_8));
        return json != null ? json : message(secrets.apply(text));
    }

    /** A sentence written by Planhat, in which quoted words, addresses and long numbers come from records. */
    String message(String text) {
        return personalData ? text : PERSONAL_IN_TEXT.matcher(text).replaceAll("***");
    }

    static boolean isPlanhatId(String value) {
        return value.length() == 24 && PLANHAT_ID.matcher(value).matches();
    }

    static boolean isSecretName(String name) {
        return IN_SECRET_NAME.matcher(name).find();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull.lookup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;

/**
 * Which column of a lookup names the company, and by which of its ids. Planhat's lists are documented to be narrowed by
 * {@code _id} alone (API sheet, section 1.10), so that the others are looked up before.
 */
public final class CompanyKey {
    private static final Pattern PLANHAT_ID = Pattern.compile("[0-9a-fA-F]{24}");

    private final IdKind kind;
    private final String column;

    private CompanyKey(IdKind kind, String column) {
        this.kind = kind;
        this.column = column;
    }

    /**
     * @param key {@code _id}, {@code externalId} or {@code sourceId}
     * @param column null where it is called like the key
     */
    public static CompanyKey of(String key, String column) {
        IdKind kind = Arrays.stream(IdKind.values())
                .filter(k -> field(k).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("companyKey '" + key + "' is unknown"
                        + Names.nearest(key, fields())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", fields()))));
        return new CompanyKey(kind, column == null || column.isBlank() ? key : column.strip());
    }

    private static String field(IdKind kind) {
        return PlanhatObject.COMPANY.idField(kind).orElseThrow();
    }

    private static List<String> fields() {
        return Arrays.stream(IdKind.values()).map(CompanyKey::field).toList();
    }

    public String column() {
        return column;
    }

    /** @throws IllegalArgumentException if the row does not have the column; it names the nearest */
    void check(Map<?, ?> row) {
        if (!row.containsKey(column)) {
            List<String> columns = row.keySet().stream().map(String::valueOf).toList();
            throw new IllegalArgumentException("companyColumn: the lookup has no column '" + column + "'"
                    + Names.hint(column, columns) + " (its columns: " + String.join(", ", columns) + ")");
        }
    }

    /** What the row has in the column; empty if it has nothing. */
    String value(Map<?, ?> row) {
        Object value = row.get(column);
        return value == null ? "" : value.toString().strip();
    }

    /** The {@code _id} of the company that the value means; null if there is none. */
    String id(String value, CompanyReferences companies) {
        String id = kind == IdKind.ID ? value : companies.id(kind.prefix() + value);
        // Planhat writes them in small letters: by these its records name their company.
        return PLANHAT_ID.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : null;
    }

    /** @throws IllegalArgumentException if the text cannot be an {@code _id} of a company */
    public static void checkId(String id) {
        if (!PLANHAT_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' is no _id of a company in Planhat, which has 24 hexadecimal characters");
        }
    }

    /** Why a value means no company. */
    String problem(String value) {
        if (value.isEmpty()) {
            return "the lookup's column " + column + " is empty";
        }
        return kind == IdKind.ID
                ? "'" + value + "' is no _id of Planhat's, which has 24 hexadecimal characters; is companyKey right?"
                : "Planhat has no company with the " + field(kind) + " '" + value + "'";
    }
}

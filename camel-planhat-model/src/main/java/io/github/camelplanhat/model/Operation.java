/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.Optional;

/** What can be done with an object; the verb of {@code planhat:object/operation}. */
public enum Operation {
    CREATE("create"),
    GET("get"),
    UPDATE("update"),
    DELETE("delete"),
    LIST("list"),
    LEAN_LIST("leanList"),
    BULK_UPSERT("bulkUpsert");

    private final String uriName;

    Operation(String uriName) {
        this.uriName = uriName;
    }

    /** The name as it stands in an endpoint URI, such as {@code bulkUpsert}. */
    public String uriName() {
        return uriName;
    }

    /** Whether the id of one record stands in the path. */
    public boolean addressesOneRecord() {
        return this == GET || this == UPDATE || this == DELETE;
    }

    /** The operation of exactly this URI name; the case matters, as in Planhat itself. */
    public static Optional<Operation> find(String uriName) {
        return Arrays.stream(values()).filter(o -> o.uriName.equals(uriName)).findFirst();
    }

    @Override
    public String toString() {
        return uriName;
    }
}

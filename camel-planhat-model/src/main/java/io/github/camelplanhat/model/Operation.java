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
    BULK_UPSERT("bulkUpsert"),
    BULK_UPDATE("bulkUpdate"),
    BULK_INSERT("bulkInsert"),
    BULK_DELETE("bulkDelete"),
    DUPLICATE("duplicate");

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

    /** Whether it changes anything in Planhat. */
    public boolean writes() {
        return this != GET && this != LIST && this != LEAN_LIST;
    }

    /** Whether it removes records. */
    public boolean deletes() {
        return this == DELETE || this == BULK_DELETE;
    }

    /** Whether Planhat has no call of its own for it, so that it is made of the calls of other operations. */
    public boolean composed() {
        return this == BULK_UPDATE || this == BULK_INSERT || this == BULK_DELETE;
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

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/** API sheet, section 2.6. */
final class CustomFieldSpec {
    private CustomFieldSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("customfields")
                .operations(CREATE, GET, UPDATE, DELETE, LIST)
                .requiredForCreate("name", "parent", "type")
                .readOnly(ID, "_id")
                .field(STRING, "name", "type", "parent")
                .field(BOOLEAN, "isHidden", "isFeatured", "isShared", "isLocked", "isMandatory", "isFormula")
                .field(BOOLEAN, "treatUndefinedAsZero")
                .field(STRING, "formula")
                .field(STRING_ARRAY, "listValues")
                .readOnly(ARRAY, "filter")
                .readOnly(STRING_ARRAY, "formulaRefs")
                .field(STRING, "numberFormat")
                .build();
    }
}

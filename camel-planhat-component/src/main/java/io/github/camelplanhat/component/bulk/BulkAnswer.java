/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;
import java.util.Map;

/**
 * Planhat's answer to a bulk upsert (API sheet, section 3.2). Every part may be missing.
 *
 * @param status HTTP status: any 2xx, 400 or 403
 * @param created records inserted, or null if the answer does not say
 * @param updated records changed, or null
 * @param nonupdates records matched and found identical, or null
 * @param insertsKeys keys of inserted records, by field name
 * @param updatesKeys keys of changed records, by field name
 * @param errors everything in createdErrors, updatedErrors, permissionErrors and validationErrors
 * @param permissionErrors how many of the errors are about permissions
 * @param excerpt the body's beginning where it is not a bulk answer at all, else empty
 */
record BulkAnswer(
        int status,
        Long created,
        Long updated,
        Long nonupdates,
        List<Map<String, String>> insertsKeys,
        List<Map<String, String>> updatesKeys,
        List<BulkError> errors,
        int permissionErrors,
        String excerpt) {

    /** Whether Planhat says that it took the call as a whole. */
    boolean accepted() {
        return status < 300;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import static io.github.camelplanhat.model.FieldType.*;
import static io.github.camelplanhat.model.Operation.*;

/**
 * API sheet, section 2.8. Its fields are {@code cId}, {@code cName}, {@code extId}, yet its filter is {@code
 * companyId}.
 */
final class InvoiceSpec {
    private InvoiceSpec() {}

    static ObjectSpec spec() {
        return ObjectSpecBuilder.at("invoices")
                .standardOperations()
                .byEveryId(GET, UPDATE)
                .bulkKeys("_id", "sourceId", "extId")
                .requiredForCreate("cId")
                .requiredForBulkInsert("cId", "currency", "invoiceDate")
                .company(new CompanyReference("cId", false, true, null))
                .refersTo("sale", "lineItems")
                .filterSeveral("companyId")
                .readOnly(ID, "_id")
                .field(ID, "cId")
                .readOnly(STRING, "cName")
                .field(STRING, "extId", "sourceId", "currency", "product")
                .field(EPOCH_DAYS, "invoiceDate", "dueDate", "paidDate")
                .readOnly(INTEGER, "invoiceNo")
                .field(NUMBER, "amountTotal")
                .field(STRING, "status")
                .field(OBJECT_ARRAY, "lineItems")
                .readOnly(STRING_ARRAY, "emails")
                .readOnly(STRING, "addressCountry")
                .field(STRING, "invoiceCycle")
                .readOnly(DATE_TIME, "lastUpdated")
                .field(OBJECT, "custom")
                .build();
    }
}

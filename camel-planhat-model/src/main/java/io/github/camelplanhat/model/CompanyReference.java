/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Objects;
import java.util.Optional;

/**
 * How a record names its company (API sheet, section 1.10).
 *
 * @param field property that holds the company: {@code companyId}, {@code cId} or {@code companyIds}
 * @param array whether the property is an array of companies
 * @param prefixes whether the value may be {@code extid-…} or {@code srcid-…}
 * @param externalIdField further property that takes the company's external id without a prefix, or null
 */
public record CompanyReference(String field, boolean array, boolean prefixes, String externalIdField) {
    public CompanyReference {
        Objects.requireNonNull(field);
    }

    /** The property that takes the company's external id as it is, such as {@code companyExternalId} of tickets. */
    public Optional<String> plainExternalIdField() {
        return Optional.ofNullable(externalIdField);
    }
}

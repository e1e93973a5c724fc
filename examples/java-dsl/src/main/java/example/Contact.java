/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A contact under the names that Planhat has for its fields; a null field is not sent, and stays in Planhat as it is.
 *
 * @param company external id of the company, after {@code extid-}
 * @param custom custom fields by their names in Planhat
 */
public record Contact(
        String externalId,
        String email,
        String firstName,
        String lastName,
        @JsonProperty("companyId") String company,
        Map<String, Object> custom) {}

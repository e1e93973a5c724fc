/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

/**
 * A call of Salesforce's query API. A message with such a body makes the route of {@code planhat-salesforce-source} carry
 * it out.
 *
 * @param operation {@code query}, {@code queryAll} (deleted records too) or {@code queryMore}
 * @param text the SOQL query, or the {@code nextRecordsUrl} of the page before
 */
public record SalesforceCall(String operation, String text) {}

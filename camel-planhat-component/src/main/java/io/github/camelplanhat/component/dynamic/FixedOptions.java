/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dynamic;

import java.util.Set;

/** Options that no message may choose: host, token, everything else that needs a client of its own, and the safety switches. */
final class FixedOptions {
    static final Set<String> NAMES = Set.of(
            "accessToken",
            "accessTokenSupplier",
            "tenantToken",
            "region",
            "baseUrl",
            "analyticsUrl",
            "sslContextParameters",
            "proxyHost",
            "proxyPort",
            "httpClientCustomizer",
            "callObserver",
            "connectTimeout",
            "responseTimeout",
            "deadline",
            "quotaWait",
            "priority",
            "maxRetries",
            "retryDelay",
            "retryMaxDelay",
            "readOnly",
            "allowDelete",
            "dryRun",
            "path",
            "requestHeaders");
    private static final String HEADER = "header.";

    private FixedOptions() {}

    /**
     * @param values how many values the URI of the message has for the option
     * @throws IllegalArgumentException if the message has a say in the option that the route does not leave to it
     */
    static void check(String option, int values, UriTemplate template) {
        if ((NAMES.contains(option) || option.startsWith(HEADER)) && !template.writesOut(option)) {
            throw new IllegalArgumentException("toD: a message must not choose the option " + option
                    + ": write its value out in the URI"
                    + (option.equals("path")
                            ? ", with parts such as {dealId} that are filled from headers"
                            : ", or set it on the component; another tenant is another component instance"));
        }
        if (values != template.times(option) && !template.isOpen()) {
            // The name is a part of the message, and not to be shown.
            throw new IllegalArgumentException(
                    "toD: a value from the message brings an option with it. Where values may"
                            + " hold '&', write them as RAW(${body})");
        }
    }
}

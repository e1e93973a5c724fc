/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Domains at which anybody has an address, so that they say nothing about a company. */
final class FreeMail {
    private static final String LIST = "/planhat-tickets/free-mail-domains.txt";
    private static final String ANY_ENDING = ".*";

    private final Set<String> domains = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** @param more beside those of the list, with commas between them, or null */
    FreeMail(String more) {
        known().forEach(this::add);
        if (more != null) {
            Arrays.stream(more.split(",")).forEach(this::add);
        }
    }

    private static List<String> known() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(FreeMail.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            return lines.lines().filter(l -> !l.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String entry) {
        String domain = MailDomain.normal(entry);
        if (domain != null && domain.endsWith(ANY_ENDING)) {
            names.add(domain.substring(0, domain.length() - ANY_ENDING.length()));
        } else if (domain != null) {
            domains.add(domain);
        }
    }

    /** @param domain normalised */
    boolean has(String domain) {
        int dot = domain.indexOf('.');
        // As in yahoo.de and yahoo.co.uk, not in yahoo.shop.example.com.
        return domains.contains(domain)
                || dot > 0
                        && names.contains(domain.substring(0, dot))
                        && domain.chars().filter(c -> c == '.').count() <= 2;
    }
}

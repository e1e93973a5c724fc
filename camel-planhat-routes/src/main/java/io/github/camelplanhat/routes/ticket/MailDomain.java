/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.net.IDN;
import java.util.Locale;

/** Domains as they are compared: in small letters, in ASCII, without what people write around them. */
final class MailDomain {
    private MailDomain() {}

    /** The domain of an address; null if it has none. */
    static String of(Object email) {
        String text = email == null ? "" : email.toString().strip();
        int at = text.lastIndexOf('@');
        return at < 0 ? null : normal(text.substring(at + 1));
    }

    /** A domain as somebody wrote it down, also as a web address; null if there is none. */
    static String normal(Object written) {
        String domain = written == null ? "" : written.toString().strip().toLowerCase(Locale.ROOT);
        domain = domain.replaceFirst("^[a-z]+://", "")
                .replaceFirst("[/?#:].*$", "")
                .replaceFirst("^.*@", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("\\.$", "");
        try {
            return domain.isEmpty() ? null : IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }
}

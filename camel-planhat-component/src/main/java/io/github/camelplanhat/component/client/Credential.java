/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The secret that a request carries, and the knowledge of how to keep it out of texts. */
final class Credential {
    static final Credential NONE = new Credential(null, List.of());

    private static final String MASK = "***";
    /** Shorter secrets are not masked: no real one is that short, and the mask would eat into plain words. */
    private static final int SHORTEST = 4;

    private final String header;
    private final List<String> secrets;

    private Credential(String header, List<String> secrets) {
        this.header = header;
        this.secrets = secrets;
    }

    static Credential bearer(String token, String... alsoSecret) {
        return new Credential("Bearer " + token, secrets(token, alsoSecret));
    }

    static Credential basic(String user) {
        String encoded = Base64.getEncoder().encodeToString((user + ":").getBytes(StandardCharsets.UTF_8));
        return new Credential("Basic " + encoded, secrets(user, encoded));
    }

    /** No header; the secret is in the path. */
    static Credential inPath(String secret) {
        return new Credential(null, secrets(secret));
    }

    /** The longest go first, so that no part of a longer one remains. */
    private static List<String> secrets(String first, String... others) {
        List<String> secrets = new ArrayList<>(others.length + 1);
        Collections.addAll(secrets, others);
        secrets.add(first);
        secrets.removeIf(secret -> secret == null || secret.length() < SHORTEST);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return List.copyOf(secrets);
    }

    /** Value of the {@code Authorization} header, or null. */
    String header() {
        return header;
    }

    String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    int longest() {
        return secrets.isEmpty() ? 0 : secrets.get(0).length();
    }

    /** The throwable itself if no message in its chain holds a secret, else null. */
    Throwable clean(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (!mask(message).equals(message)) {
                return null;
            }
        }
        return cause;
    }

    @Override
    public String toString() {
        return MASK;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret that a sender shows in a header. It is kept as its hash only, so that nothing can tell it. */
public final class SharedSecret {
    private final byte[] hash;

    /** @param secret what must be shown; null or blank if anybody may send */
    public SharedSecret(String secret) {
        hash = secret == null || secret.isBlank() ? null : Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is a secret at all. */
    public boolean isSet() {
        return hash != null;
    }

    /** Hashes of one length are compared, so that the time tells neither the secret nor its length. */
    public boolean matches(Object given) {
        if (hash == null) {
            return true;
        }
        byte[] text = given instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : new byte[0];
        return MessageDigest.isEqual(Sha256.of(text), hash);
    }
}

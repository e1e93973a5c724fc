/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The API tokens that are valid now (API sheet, section 1.2). Never prints one. */
public final class Tokens {
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final String first;

    public Tokens(String first) {
        this.first = first;
        valid.add(first);
    }

    public void add(String token) {
        valid.add(token);
    }

    public void revoke(String token) {
        valid.remove(token);
    }

    /** Only this token is valid from now on. */
    public void rotate(String token) {
        valid.clear();
        valid.add(token);
    }

    /** Back to the one token with which the simulator was started. */
    public void reset() {
        rotate(first);
    }

    public boolean isValid(String token) {
        return valid.contains(token);
    }

    /** The token of an {@code Authorization} header: {@code Bearer token}, or {@code Basic} with {@code token:}. */
    public static Optional<String> ofHeader(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        if (authorization.startsWith("Bearer ")) {
            return Optional.of(authorization.substring(7));
        }
        return basicUser(authorization);
    }

    /** The user of a {@code Basic} header whose password is empty; the colon is mandatory. */
    public static Optional<String> basicUser(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            return pair.endsWith(":") ? Optional.of(pair.substring(0, pair.length() - 1)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Tokens[" + valid.size() + " valid]";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash by which texts are compared. */
public final class Sha256 {
    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

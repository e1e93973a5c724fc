/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * The body of a request: JSON, or a file of it. In a parameter, Camel takes two braces side by side for the end of a
 * placeholder; in a file they are what they are.
 */
final class RequestBody {
    private RequestBody() {}

    /** @param given JSON, {@code file:…} or {@code classpath:…}; may be null */
    static String text(CamelContext context, String given) {
        if (given == null || !given.startsWith("file:") && !given.startsWith("classpath:")) {
            return given;
        }
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, given)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("requestBody: " + given + " cannot be read: " + e.getMessage(), e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

import io.github.camelplanhat.component.record.PlanhatJson;

/**
 * Takes what one of Planhat's automations has posted, or refuses it: 401 without the shared secret, 413 above the size limit,
 * 400 for anything that is not JSON. A refused message goes no further. The body becomes a Map, List or scalar; Planhat
 * documents no shape (API sheet, section 6).
 */
public final class WebhookIntake implements Processor {
    /** Exchange property with a hash of the body as it came, by which the same message is known again. */
    public static final String BODY_HASH = "planhatWebhookHash";

    private SharedSecret secret = new SharedSecret(null);
    private String secretHeader = "X-Planhat-Secret";
    private int maxBodyBytes = 1_048_576;

    /** @param secret what the header must hold; null or blank for messages from anybody */
    public void setSecret(String secret) {
        this.secret = new SharedSecret(secret);
    }

    public void setSecretHeader(String secretHeader) {
        this.secretHeader = secretHeader;
    }

    public void setMaxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Object given = message.removeHeader(secretHeader);
        if (!secret.matches(given)) {
            refuse(exchange, 401);
            return;
        }
        byte[] body = body(message);
        if (body.length > maxBodyBytes) {
            refuse(exchange, 413);
            return;
        }
        try {
            message.setBody(PlanhatJson.whole().forType(Object.class).readValue(body));
            exchange.setProperty(BODY_HASH, HexFormat.of().formatHex(Sha256.of(body)));
        } catch (IOException e) {
            // Also of bytes that are no text in the encoding that they begin with: nothing else can fail to be read
            // here.
            refuse(exchange, 400);
        }
    }

    /** One byte more than allowed, if there are so many. */
    private byte[] body(Message message) throws IOException {
        try (InputStream in = message.getBody(InputStream.class)) {
            return in == null ? new byte[0] : in.readNBytes((int) Math.min(maxBodyBytes + 1L, Integer.MAX_VALUE));
        }
    }

    private static void refuse(Exchange exchange, int status) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setBody(null);
        exchange.setRouteStop(true);
    }
}

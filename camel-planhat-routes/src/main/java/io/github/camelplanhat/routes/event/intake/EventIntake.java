/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.routes.event.EventStreams;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.webhook.SharedSecret;

/** The steps of {@code planhat-event-intake} that YAML cannot say. */
public final class EventIntake implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final EventIntakeSettings settings = new EventIntakeSettings();
    private CamelContext context;
    private SharedSecret secret;
    private EventBodies bodies;
    private long retrySeconds;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public EventIntakeSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        secret = new SharedSecret(settings.secret());
        if (!secret.isSet()) {
            throw new IllegalArgumentException(
                    "secret is blank, so that anybody who finds the path could post events; give one");
        }
        bodies = new EventBodies(
                new EventReader(
                        settings.idFields(),
                        settings.nameFields(),
                        settings.timeFields(),
                        RegistryBeans.clock(context)),
                settings.maxEventBytes());
        retrySeconds = Math.max(1, settings.retryAfter().toSeconds());
        EventStreams.demand(context, settings.stream());
    }

    /** Lets nobody in who does not know the secret, and nothing of the request's headers. */
    public void admit(Exchange exchange) {
        Object given = exchange.getMessage().getHeader(settings.secretHeader());
        exchange.getMessage().removeHeaders("*");
        if (!secret.matches(given)) {
            throw new RefusedIntakeException(401, "the secret is missing or wrong");
        }
    }

    /** The body becomes a list of events. */
    public void read(Exchange exchange) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            body = in == null
                    ? new byte[0]
                    : in.readNBytes((int) Math.min(settings.maxBodyBytes() + 1L, Integer.MAX_VALUE));
        }
        if (body.length > settings.maxBodyBytes()) {
            throw new RefusedIntakeException(
                    413, "the body has more than " + settings.maxBodyBytes() + " bytes; post fewer events at once");
        }
        exchange.getMessage().setBody(bodies.read(body));
    }

    /** When this returns, the events are committed. */
    @SuppressWarnings("unchecked")
    public void store(Exchange exchange) {
        EventStreams.store(context, settings.stream(), exchange.getMessage().getBody(List.class));
    }

    public void accept(Exchange exchange) {
        List<?> events = exchange.getMessage().getBody(List.class);
        answer(exchange, 202, Map.of("accepted", events.size()));
    }

    public void refuse(Exchange exchange) {
        RefusedIntakeException refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RefusedIntakeException.class);
        answer(exchange, refused.status(), Map.of("error", refused.getMessage()));
    }

    /** The reason is for the log: whoever posts can only try again. */
    public void unavailable(Exchange exchange) {
        Throwable cause = Failures.cause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        LOG.error(
                "events for {} could not be stored, and were answered 503: {}",
                settings.stream(),
                Failures.text(cause));
        answer(exchange, 503, Map.of("error", "the events could not be stored; post them again"));
        exchange.getMessage().setHeader("Retry-After", retrySeconds);
    }

    private static void answer(Exchange exchange, int status, Map<String, Object> body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(PlanhatJson.mapper().valueToTree(body).toString());
    }
}

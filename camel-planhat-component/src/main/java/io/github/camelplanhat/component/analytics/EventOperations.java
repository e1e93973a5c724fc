/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.model.AnalyticsOperation;

/** Makes the operations that send something to the analytics host. */
public final class EventOperations {
    private final String tenantToken;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final EventSettings settings;
    private final Supplier<OutcomeCollector> collectors;

    /**
     * @param tenantToken which {@link #problemOf} finds nothing wrong with
     * @param beanMapper writes beans; null for the usual one
     */
    public EventOperations(
            String tenantToken,
            PlanhatClient client,
            ObjectMapper beanMapper,
            EventSettings settings,
            Supplier<OutcomeCollector> collectors) {
        this.tenantToken = tenantToken;
        this.client = client;
        this.beanMapper = beanMapper;
        this.settings = settings;
        this.collectors = collectors;
    }

    /** What is wrong with a tenant token, which is a part of paths, or null; the token is not repeated. */
    public static String problemOf(String tenantToken) {
        if (tenantToken == null || tenantToken.isBlank()) {
            return "tenantToken is missing: set it on the component to the tenant token (Planhat: Developer, Tokens)";
        }
        if (!tenantToken.matches("[A-Za-z0-9_-]+")) {
            return "tenantToken has a character that cannot stand in a tenant token (a UUID); was it cut or copied with"
                    + " something around it?";
        }
        return null;
    }

    public EventOperation of(AnalyticsOperation operation) {
        return new EventOperation(kind(operation), client, beanMapper, settings, collectors);
    }

    private EventKind<?> kind(AnalyticsOperation operation) {
        return switch (operation) {
            case METRIC_PUSH -> new MetricKind(tenantToken);
            case ACTIVITY_TRACK -> new ActivityKind(tenantToken, settings.names());
            case SEGMENT_IDENTIFY, SEGMENT_TRACK -> new SegmentKind(operation);
            case METRIC_LIST -> throw new IllegalArgumentException(operation + " sends nothing to the analytics host");
        };
    }
}

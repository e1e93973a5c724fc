/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.URISupport;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.model.Names;

/**
 * The planhat: component. One instance is one tenant: it has its own HTTP clients, its own quota and its own credential,
 * and shares nothing with another instance.
 */
@Component("planhat")
public class PlanhatComponent extends DefaultComponent {
    private static final String SCHEDULER = "scheduler.";
    private static final Set<String> COMPONENT_ONLY =
            Set.of("callsPerMinute", "callsPerSecond", "maxInFlight", "quota");

    @Metadata(description = "Options that all endpoints share, as one object")
    private PlanhatConfiguration configuration = new PlanhatConfiguration();

    private PlanhatConnections connections;

    public PlanhatComponent() {}

    public PlanhatComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String[] names = remaining.split("/", -1);
        if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
            throw new IllegalArgumentException("planhat:" + remaining
                    + " must have the form planhat:object/operation, such as planhat:company/get");
        }
        PlanhatConfiguration options = configuration.copy();
        options.getFilters().putAll(PropertiesHelper.extractProperties(parameters, "filter."));
        PlanhatEndpoint endpoint = new PlanhatEndpoint(uri, this, names[0], names[1], options);
        // Taken by the endpoint itself, when Camel configures it with what is left of the parameters.
        Map<String, Object> schedulerOptions = PropertiesHelper.extractProperties(parameters, SCHEDULER);
        refuseUnknown(parameters);
        setProperties(endpoint, parameters);
        schedulerOptions.forEach((name, value) -> parameters.put(SCHEDULER + name, value));
        // What the component forbids, no endpoint can allow.
        options.setReadOnly(options.isReadOnly() || configuration.isReadOnly());
        options.setAllowDelete(options.isAllowDelete() && configuration.isAllowDelete());
        EndpointCheck.check(names[0], names[1], options);
        return endpoint;
    }

    /** Camel would list unknown options with their values; this tells the nearest right name, and no value. */
    private void refuseUnknown(Map<String, Object> parameters) {
        TreeSet<String> known = new TreeSet<>(getCamelContext()
                .getCamelContextExtension()
                .getEndpointUriFactory("planhat")
                .propertyNames());
        known.removeAll(Arrays.asList("object", "operation"));
        for (String name : parameters.keySet()) {
            if (COMPONENT_ONLY.contains(name)) {
                throw new IllegalArgumentException(
                        name + " belongs to the component: the quota is one for all its endpoints");
            }
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown option '" + name + "' of a planhat: endpoint" + Names.hint(name, known));
            }
        }
    }

    PlanhatClient connectAlone(PlanhatConfiguration options) {
        return connections.alone(options);
    }

    PlanhatConnection connect(PlanhatConfiguration options) {
        return connections.of(options);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        // Camel knows accessToken as a secret, but not this one.
        URISupport.addSanitizeKeywords("tenantToken");
        connections = new PlanhatConnections(getCamelContext(), this::getConfiguration);
    }

    @Override
    protected void doStop() throws Exception {
        if (connections != null) {
            connections.close();
        }
        super.doStop();
    }

    public PlanhatConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(PlanhatConfiguration configuration) {
        this.configuration = configuration;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.client.QuotaSnapshot;
import io.github.camelplanhat.component.health.ProducerHealth;
import io.github.camelplanhat.component.journal.CallJournal;
import io.github.camelplanhat.model.Names;

/**
 * The planhat: component. One instance is one tenant: it has its own HTTP clients, its own quota and its own credential,
 * and shares nothing with another instance.
 */
@Component("planhat")
public class PlanhatComponent extends HealthCheckComponent {
    private static final String SCHEDULER = "scheduler.";
    private static final Set<String> COMPONENT_ONLY =
            Set.of("callsPerMinute", "callsPerSecond", "maxInFlight", "quota");
    private static final Set<String> CONNECTION =
            Set.of("accessToken", "tenantToken", "region", "baseUrl", "analyticsUrl");

    @Metadata(description = "Options that all endpoints share, as one object")
    private PlanhatConfiguration configuration = new PlanhatConfiguration();

    @Metadata(
            label = "journal",
            defaultValue = "50",
            description = "Requests and answers, and as many failed ones, that the component keeps in memory for the"
                    + " developer console planhat; 0 for none.")
    private int journalSize = 50;

    @Metadata(
            label = "journal",
            defaultValue = "1000",
            description =
                    "Bytes of each request and answer body that the journal keeps; 0 for none. The journal takes at most"
                            + " about 2 * journalSize * (4 * journalBodySize + 3000) bytes: 0.7 MB by default.")
    private int journalBodySize = 1_000;

    @Metadata(
            label = "journal",
            defaultValue = "false",
            description =
                    "Whether the journal keeps the values of fields, external ids and filters. By default they are"
                            + " masked: field names, Planhat's own ids, counts and error texts without quoted words stay. Tokens"
                            + " are never kept.")
    private boolean journalPersonalData;

    @Metadata(
            label = "advanced",
            defaultValue = "true",
            description =
                    "Whether the component measures its calls by Micrometer, if there is a meter registry in Camel's"
                            + " registry: the bean metricsRegistry, or the only one of its type.")
    private boolean metricsEnabled = true;

    private PlanhatConnections connections;
    private Instruments instruments;
    private ProducerHealth producerHealth;

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
        dropBlanks(parameters);
        PlanhatConfiguration options = configuration.copy();
        options.getFilters().putAll(PropertiesHelper.extractProperties(parameters, "filter."));
        options.getRequestHeaders().putAll(PropertiesHelper.extractProperties(parameters, "header."));
        PlanhatEndpoint endpoint = new PlanhatEndpoint(uri, this, names[0], names[1], options);
        // Taken by the endpoint itself, when Camel configures it with what is left of the parameters.
        Map<String, Object> schedulerOptions = PropertiesHelper.extractProperties(parameters, SCHEDULER);
        refuseUnknown(parameters);
        if (parameters.containsKey("accessTokenSupplier") && !parameters.containsKey("accessToken")) {
            // The endpoint's own goes before the component's token.
            options.setAccessToken(null);
        }
        setProperties(endpoint, parameters);
        schedulerOptions.forEach((name, value) -> parameters.put(SCHEDULER + name, value));
        // What the component forbids, no endpoint can allow.
        options.setReadOnly(options.isReadOnly() || configuration.isReadOnly());
        options.setAllowDelete(options.isAllowDelete() && configuration.isAllowDelete());
        options.setDryRun(options.isDryRun() || configuration.isDryRun());
        EndpointCheck.check(names[0], names[1], options);
        return endpoint;
    }

    /** A kamelet has a blank for what its user left out, and that must not hide what the component knows. */
    private static void dropBlanks(Map<String, Object> parameters) {
        CONNECTION.forEach(
                name -> parameters.computeIfPresent(name, (n, v) -> v.toString().isBlank() ? null : v));
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

    /** What a producer of this object and operation tells of its calls, for Camel's health checks. */
    ProducerHealth.Watch watchHealth(String what) {
        return producerHealth.watch(what);
    }

    PlanhatClient connectAlone(PlanhatConfiguration options) {
        return connections.alone(options);
    }

    PlanhatConnection connect(PlanhatConfiguration options) {
        return connections.lend(options);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        keepSecret("tenantToken");
        // Options are read when they are needed: they may be set after this.
        instruments = new Instruments(this);
        connections = new PlanhatConnections(getCamelContext(), this::getConfiguration, instruments);
        producerHealth = new ProducerHealth(getCamelContext(), this::name, this::isHealthCheckProducerEnabled);
    }

    /** Camel knows accessToken as a secret; this tells it of another, for its URIs, its summaries and its masked logs. */
    private void keepSecret(String option) {
        String known = getCamelContext().getCamelContextExtension().getAdditionalSensitiveKeywords();
        String secrets =
                known == null || known.isBlank() ? option : known.contains(option) ? known : known + "," + option;
        getCamelContext().getCamelContextExtension().setAdditionalSensitiveKeywords(secrets);
    }

    @Override
    protected void doStop() throws Exception {
        if (connections != null) {
            connections.close();
        }
        super.doStop();
    }

    /** Under which name the component stands in its context: the scheme of its endpoints. */
    String name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElse("planhat");
    }

    /** The quota that all endpoints share; empty before the first endpoint is in use. */
    public Optional<QuotaSnapshot> quota() {
        return connections == null ? Optional.empty() : connections.quota();
    }

    /** The last calls of all endpoints; empty if the journal is off, or no endpoint is in use yet. */
    public Optional<CallJournal> callJournal() {
        return Optional.ofNullable(instruments).flatMap(Instruments::journal);
    }

    public boolean isMetricsEnabled() {
        return metricsEnabled;
    }

    public void setMetricsEnabled(boolean metricsEnabled) {
        this.metricsEnabled = metricsEnabled;
    }

    public int getJournalSize() {
        return journalSize;
    }

    public void setJournalSize(int journalSize) {
        this.journalSize = journalSize;
    }

    public int getJournalBodySize() {
        return journalBodySize;
    }

    public void setJournalBodySize(int journalBodySize) {
        this.journalBodySize = journalBodySize;
    }

    public boolean isJournalPersonalData() {
        return journalPersonalData;
    }

    public void setJournalPersonalData(boolean journalPersonalData) {
        this.journalPersonalData = journalPersonalData;
    }

    public PlanhatConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(PlanhatConfiguration configuration) {
        this.configuration = configuration;
    }
}

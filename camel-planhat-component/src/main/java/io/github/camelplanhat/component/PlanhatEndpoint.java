/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.component.changes.FingerprintStore;
import io.github.camelplanhat.component.changes.MemoryFingerprintStore;
import io.github.camelplanhat.component.consumer.Feed;
import io.github.camelplanhat.component.consumer.PlanhatConsumer;
import io.github.camelplanhat.component.consumer.RecordSource;
import io.github.camelplanhat.component.operation.PlanhatOperation;
import io.github.camelplanhat.model.AnalyticsOperation;

/** Read and write companies, endusers, licences, tickets and every other object of the customer-success platform Planhat. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "planhat",
        title = "Planhat",
        syntax = "planhat:object/operation",
        category = {Category.SAAS, Category.CLOUD},
        headersClass = PlanhatConstants.class)
public class PlanhatEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {
    /** A minute: each poll reads whole lists, and costs at least one call of the quota. */
    private static final long DEFAULT_DELAY = 60_000;

    @UriPath(
            description =
                    "Kind of record, such as company or timeEntry; metric, activity or segment; or request for any other"
                            + " path of the API.")
    @Metadata(required = true)
    private final String object;

    @UriPath(
            description = "What to do with it: create, get, update, delete, list, leanList, bulkUpsert,"
                    + " bulkUpdate, bulkInsert, bulkDelete or duplicate; for metric push or"
                    + " list, for activity track, for segment identify or track; for request get, post, put or"
                    + " delete. A consumer takes list or changes.")
    @Metadata(required = true)
    private final String operation;

    @UriParam
    private final PlanhatConfiguration configuration;

    /** Of the endpoint, so that it outlives a stopped route. */
    private final FingerprintStore fingerprints = new MemoryFingerprintStore();

    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            label = "consumer,scheduler",
            description = "Milliseconds from the end of a poll to the start of the next one.")
    private long delay = DEFAULT_DELAY;

    public PlanhatEndpoint(
            String uri,
            PlanhatComponent component,
            String object,
            String operation,
            PlanhatConfiguration configuration) {
        super(uri, component);
        this.object = object;
        this.operation = operation;
        this.configuration = configuration;
        setDelay(DEFAULT_DELAY);
    }

    @Override
    public Producer createProducer() {
        ConsumerCheck.produces(object, operation);
        return new PlanhatProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ConsumerCheck.consumes(object, operation);
        PlanhatConsumer consumer =
                new PlanhatConsumer(this, processor, () -> getComponent().connectAlone(configuration), source());
        configureConsumer(consumer);
        return consumer;
    }

    private RecordSource source() {
        String scheme = StringHelper.before(getEndpointBaseUri(), ":");
        return PlanhatSources.create(
                object, operation, configuration, new Feed(store(), FeedName.of(scheme, object, configuration)));
    }

    private FingerprintStore store() {
        return configuration.getFingerprintStore() == null ? fingerprints : configuration.getFingerprintStore();
    }

    /** What the endpoint does, ready to run; made by the producer when it starts. */
    PlanhatOperation createOperation(PlanhatConnection connection) {
        return PlanhatOperations.create(object, operation, configuration, connection);
    }

    @Override
    public PlanhatComponent getComponent() {
        return (PlanhatComponent) super.getComponent();
    }

    public String getObject() {
        return object;
    }

    public String getOperation() {
        return operation;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public PlanhatConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getServiceUrl() {
        return AnalyticsOperation.find(object, operation)
                        .filter(AnalyticsOperation::writes)
                        .isPresent()
                ? configuration.getAnalyticsUrl()
                : PlanhatConnections.baseUrl(configuration);
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }
}

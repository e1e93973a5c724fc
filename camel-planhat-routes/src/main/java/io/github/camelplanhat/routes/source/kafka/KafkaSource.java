/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.github.camelplanhat.routes.source.AcknowledgedRows;

/**
 * The step of {@code planhat-kafka-source} that YAML cannot say: an iterator over the messages of a topic. Connection and
 * credentials are those of Camel's own Kafka component.
 */
public final class KafkaSource implements CamelContextAware {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaSettings settings = new KafkaSettings();
    private CamelContext context;
    private Clock clock;
    private RowReader format;
    private boolean fromTheBeginning;
    private Duration linger;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public KafkaSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        format = new RowReader(settings.metadata(), settings.debezium());
        fromTheBeginning = settings.fromTheBeginning();
        linger = settings.linger();
        context.getEndpoint(settings.endpoint(), KafkaEndpoint.class);
        Clock brought = context.getRegistry().findSingleByType(Clock.class);
        clock = brought != null ? brought : Clock.systemUTC();
    }

    /** Answers with the rows that the group has not acknowledged yet. */
    public void rows(Exchange exchange) {
        TopicReader reader = TopicReader.open(consumer(), settings.topic(), settings.group(), fromTheBeginning);
        // Not when the rows are at their end: the last of them are acknowledged after that.
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                reader.close();
            }
        });
        exchange.getMessage()
                .setBody(new TopicRows(
                        reader,
                        format,
                        clock,
                        exchange.getProperty(AcknowledgedRows.FOLLOW, Duration.class),
                        linger,
                        PATIENCE,
                        context::isStopping));
    }

    @SuppressWarnings("unchecked")
    private Consumer<byte[], byte[]> consumer() {
        KafkaEndpoint endpoint = context.getEndpoint(settings.endpoint(), KafkaEndpoint.class);
        Properties properties = endpoint.getConfiguration().createConsumerProperties();
        endpoint.updateClassProperties(properties);
        properties.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                endpoint.getKafkaClientFactory().getBrokers(endpoint.getConfiguration()));
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            // Kafka looks for its own classes by the thread's loader, which may be anybody's.
            Thread.currentThread().setContextClassLoader(Consumer.class.getClassLoader());
            return endpoint.getKafkaClientFactory().getConsumer(properties);
        } catch (KafkaException e) {
            throw new KafkaSourceException(
                    "no connection to Kafka can be made for topic " + settings.topic() + ": " + reason(e)
                            + ". Check camel.component.kafka.brokers and what else is set of the component",
                    e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static String reason(KafkaException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }
}

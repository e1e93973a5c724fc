/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;

/** One real Kafka for all tests of this JVM. */
public final class KafkaBroker {
    public static final KafkaBroker INSTANCE = new KafkaBroker();

    public final String address;
    /** Speaks SASL_SSL and knows the user {@code writer}, whose password is {@code changeit} as that of the trust store. */
    public final String secureAddress;

    public final Path trustStore;
    private final Admin admin;
    private final KafkaProducer<String, String> producer;

    private KafkaBroker() {
        try {
            Path directory = Files.createTempDirectory("kafka");
            int broker = freePort();
            int controller = freePort();
            int secure = freePort();
            address = "localhost:" + broker;
            secureAddress = "localhost:" + secure;
            trustStore = keyStore(directory.resolve("keys.p12"));
            KafkaRaftServer server =
                    new KafkaRaftServer(formatted(directory, broker, controller, secure, trustStore), Time.SYSTEM);
            server.startup();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.shutdown();
                delete(directory);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> client = Map.of("bootstrap.servers", address, "linger.ms", 0);
        admin = Admin.create(Map.of("bootstrap.servers", address));
        producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
    }

    private static Path keyStore(Path file) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        keytool.onExit().join();
        return file;
    }

    private static KafkaConfig formatted(Path directory, int broker, int controller, int secure, Path keys)
            throws IOException {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@localhost:" + controller);
        properties.put(
                "listeners",
                "PLAINTEXT://localhost:" + broker + ",CONTROLLER://localhost:" + controller + ",SECURE://localhost:"
                        + secure);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL");
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put(
                "listener.name.secure.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_writer=\"changeit\";");
        properties.put("ssl.keystore.location", keys.toString());
        properties.put("ssl.keystore.password", "changeit");
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", directory.resolve("data").toString());
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.cleaner.enable", "false");
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(OutputStream.nullOutputStream()));
        return new KafkaConfig(properties, false);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) {
        try (var tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // The system's temporary directory is cleaned by others in the end.
            return;
        }
    }

    /** A new topic. */
    public String topic(int partitions) {
        String name = "topic-" + UUID.randomUUID();
        return done(() -> {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
            return name;
        });
    }

    /** Returns when the broker has the message. */
    public void send(String topic, int partition, String key, String value) {
        done(() -> producer.send(new ProducerRecord<>(topic, partition, key, value))
                .get());
    }

    /** A message in partition 0, in a transaction of its own. */
    void sendTransaction(String topic, String value, boolean commit) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                address,
                "transactional.id",
                UUID.randomUUID().toString());
        try (KafkaProducer<String, String> transactional =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            transactional.initTransactions();
            transactional.beginTransaction();
            done(() -> transactional
                    .send(new ProducerRecord<>(topic, 0, null, value))
                    .get());
            if (commit) {
                transactional.commitTransaction();
            } else {
                transactional.abortTransaction();
            }
        }
    }

    /** What the group has acknowledged, by partition. */
    public Map<Integer, Long> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets = done(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        Map<Integer, Long> committed = new TreeMap<>();
        offsets.forEach((p, o) -> committed.put(p.partition(), o.offset()));
        return committed;
    }

    public void deleteBefore(String topic, int partition, long offset) {
        done(() -> admin.deleteRecords(
                        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    private interface Work<T> {
        T run() throws ExecutionException, InterruptedException;
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.run();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

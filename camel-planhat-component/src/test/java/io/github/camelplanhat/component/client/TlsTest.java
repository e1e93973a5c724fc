/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The key store is made anew for each run and is worth nothing. */
class TlsTest {
    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        context = context(keyStore(folder.resolve("keys.p12")));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                TestServer.answer(exchange, 200, "[]");
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static KeyStore keyStore(Path file) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
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
        assertThat(process.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", store.getCertificate("test"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return made;
    }

    private ClientSettings.Builder settings(String host) {
        return Calls.settings("https://" + host + ":" + server.getAddress().getPort())
                .maxRetries(0);
    }

    private static PlanhatUnavailableException sendInVain(ClientSettings.Builder settings) {
        try (PlanhatClient client = new PlanhatClient(settings.build())) {
            return catchThrowableOfType(
                    PlanhatUnavailableException.class,
                    () -> client.send(Calls.get("/companies").build()));
        }
    }

    @Test
    void aGivenContextDecidesWhomToTrust() {
        try (PlanhatClient client =
                new PlanhatClient(settings("localhost").sslContext(context).build())) {
            assertThat(client.send(Calls.get("/companies").build()).body()).isEqualTo("[]");
        }
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        PlanhatUnavailableException e = sendInVain(settings("localhost"));

        assertThat(e.getKind()).isEqualTo(Kind.CONNECT);
        assertThat(e)
                .hasMessageStartingWith("company/list was not sent: no secure connection to localhost")
                .hasMessageContaining("sslContextParameters");
    }

    @Test
    void aCertificateForAnotherHostIsNotTrusted() {
        PlanhatUnavailableException e = sendInVain(settings("127.0.0.1").sslContext(context));

        assertThat(e.getKind()).isEqualTo(Kind.CONNECT);
        assertThat(e).hasMessageContaining("no secure connection to 127.0.0.1");
    }
}

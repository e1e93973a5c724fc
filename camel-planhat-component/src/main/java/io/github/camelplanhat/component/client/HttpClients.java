/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client: everything that would act on its own is off. */
final class HttpClients {
    private static final Http1Config HTTP = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(64 * 1024)
            .build();

    /**
     * A connection that was used so shortly before is taken as open. The check waits a millisecond for the end of the stream,
     * more than all else that is added to a call; and of one that is closed just now it would not know yet either.
     */
    private static final TimeValue UNCHECKED = TimeValue.ofMilliseconds(10);

    private HttpClients() {}

    static CloseableHttpClient of(ClientSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout);
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(settings, connect))
                .setUserAgent("camel-planhat/" + version())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setExpectContinueEnabled(false)
                        .build());
        if (settings.proxyHost != null && !settings.proxyHost.isBlank()) {
            builder.setProxy(new HttpHost("http", settings.proxyHost, settings.proxyPort));
        }
        settings.httpClientCustomizer.accept(builder);
        return builder.setRequestExecutor(new ExchangeExecutor())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    /** Both hosts may have all their calls in flight at once. */
    private static PoolingHttpClientConnectionManager connections(ClientSettings settings, Timeout connect) {
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.maxInFlight)
                .setMaxConnTotal(2 * settings.maxInFlight)
                .setConnectionFactory(socket -> {
                    QuietConnection connection = new QuietConnection(HTTP);
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(UNCHECKED)
                        .build());
        if (settings.sslContext != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(settings.sslContext));
        }
        return builder.build();
    }

    /** Maven writes it into the jar. */
    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = HttpClients.class.getResourceAsStream(
                "/META-INF/maven/io.github.camelplanhat/camel-planhat-component/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            // The version is a courtesy.
        }
        return properties.getProperty("version", "dev");
    }
}

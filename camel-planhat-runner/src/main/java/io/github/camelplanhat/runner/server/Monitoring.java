/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.server;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Health and metrics of a run over HTTP. The port is opened before anything else happens, so that a folder whose port is
 * taken starts nothing; probes see the process get ready.
 */
public final class Monitoring extends MainListenerSupport implements AutoCloseable {
    /** The properties that it knows. */
    public static final Set<String> PROPERTIES =
            Set.of(ServerSettings.ENABLED, ServerSettings.HOST, ServerSettings.PORT);

    /** The name under which Camel's components look for a meter registry. */
    private static final String REGISTRY = "metricsRegistry";

    private final boolean otherwise;
    private final Consumer<String> notice;
    private MonitorServer server;
    private ProcessMeters meters;

    /**
     * @param otherwise whether there is a server where the folder does not say
     * @param notice is told where it listens
     */
    public Monitoring(boolean otherwise, Consumer<String> notice) {
        this.otherwise = otherwise;
        this.notice = notice;
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        ServerSettings settings = ServerSettings.of(context, otherwise);
        if (!settings.enabled()) {
            return;
        }
        HealthPages health = new HealthPages(context);
        ProcessMeters measured = new ProcessMeters();
        meters = measured;
        server = MonitorServer.open(
                settings,
                Map.of(
                        "/health", health::ready,
                        "/health/ready", health::ready,
                        "/health/live", health::live,
                        "/metrics", measured::scrape));
        context.getRegistry().bind(REGISTRY, measured.registry());
        InetSocketAddress address = server.address();
        notice.accept("Health and metrics: http://" + host(address) + ":" + address.getPort());
    }

    private static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (meters != null) {
            meters.close();
        }
    }
}

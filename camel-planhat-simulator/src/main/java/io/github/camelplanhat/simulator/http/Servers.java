/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;

import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.journal.Host;

/** The two hosts, each on a loopback port of its own, and the threads that serve them. */
public final class Servers implements AutoCloseable {
    /** More than the 50 calls that Planhat lets run at once, so that the 51st is refused and not queued. */
    private static final int THREADS = 128;

    private final Pauses pauses;
    private final ExecutorService threads;
    private final HttpServer api;
    private final HttpServer analytics;

    /** Ports of which 0 means any free one; each handler does the work of one host. */
    public record Hosts(int apiPort, CallHandler api, int analyticsPort, CallHandler analytics) {}

    public Servers(Hosts hosts, ServerContext context) {
        // The JDK's server reads these once, when its classes load.
        setIfAbsent("sun.net.httpserver.nodelay", "true"); // else every kept-alive answer waits 40 ms
        setIfAbsent("sun.net.httpserver.maxIdleConnections", "5000"); // else the 201st client loses its connection
        threads = threads();
        pauses = context.pauses();
        api = start(hosts.apiPort, new CallPipeline(Host.API, context, hosts.api));
        analytics = start(hosts.analyticsPort, new CallPipeline(Host.ANALYTICS, context, hosts.analytics));
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private HttpServer start(int port, CallPipeline pipeline) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
            server.createContext("/", pipeline);
            server.setExecutor(threads);
            startAsDaemon(server);
            return server;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("cannot listen on port " + port + " of the loopback address", e);
        }
    }

    /** The server's own thread inherits from the one that starts it; a forgotten simulator must not keep a process alive. */
    private static void startAsDaemon(HttpServer server) {
        Thread starter = thread(server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Servers::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "planhat-simulator");
        thread.setDaemon(true);
        return thread;
    }

    public int apiPort() {
        return api.getAddress().getPort();
    }

    public int analyticsPort() {
        return analytics.getAddress().getPort();
    }

    /** Stops at once: waits end, open connections are closed. */
    @Override
    public void close() {
        pauses.stop();
        if (api != null) {
            api.stop(0);
        }
        if (analytics != null) {
            analytics.stop(0);
        }
        threads.shutdownNow();
    }
}

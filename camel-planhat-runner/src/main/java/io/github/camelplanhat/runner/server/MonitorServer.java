/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.camelplanhat.runner.config.ConfigException;

/** Answers GET and HEAD on a few exact paths; nothing that is sent to it changes anything. */
final class MonitorServer implements AutoCloseable {
    /** A scrape that is slow must not keep the probes waiting. */
    private static final int THREADS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);

    private final HttpServer server;
    private final ExecutorService threads;

    private MonitorServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** @param pages what is at each path */
    static MonitorServer open(ServerSettings settings, Map<String, Page> pages) {
        HttpServer server;
        try {
            server = HttpServer.create(address(settings), 0);
        } catch (IOException e) {
            throw new ConfigException(problem(settings, e));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, MonitorServer::thread);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> answer(exchange, pages.get(exchange.getRequestURI().getPath())));
        server.start();
        return new MonitorServer(server, threads);
    }

    private static InetSocketAddress address(ServerSettings settings) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port());
    }

    private static String problem(ServerSettings settings, IOException e) {
        if (e instanceof UnknownHostException) {
            return ServerSettings.HOST + " = " + settings.host() + ": there is no such host";
        }
        String where = " (on " + ServerSettings.HOST + " = " + settings.host() + "): " + e.getMessage();
        return e instanceof BindException
                ? "health and metrics cannot be served at " + ServerSettings.PORT + " = " + settings.port() + where
                        + ". If another process has the port, give this folder another " + ServerSettings.PORT
                        + ", 0 for any that is free, or switch the server off by " + ServerSettings.ENABLED + " = false"
                : "health and metrics cannot be served at " + ServerSettings.PORT + " = " + settings.port() + where;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "planhat-server");
        thread.setDaemon(true);
        return thread;
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            Answer answer =
                    head || exchange.getRequestMethod().equals("GET") ? get(exchange, page) : Answer.NOT_ALLOWED;
            byte[] body = answer.bytes();
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Answer get(HttpExchange exchange, Page page) {
        if (page == null) {
            return Answer.NOT_FOUND;
        }
        try {
            return page.get(exchange.getRequestHeaders().getFirst("Accept"));
        } catch (RuntimeException e) {
            LOG.warn("{} failed", exchange.getRequestURI().getPath(), e);
            return Answer.FAILED;
        }
    }

    /** Where it really listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.simulator.journal.Host;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for the tokens in everything that a program may print: logs of every level, exceptions, URIs, JMX, toString. */
class SecretsTest extends SimulatorTest {
    private static final String ACCESS = "test-access-token-to-look-for";
    private static final String TENANT = "test-tenant-token-to-look-for";
    private static final String INLINE = "test-inline-token-to-look-for";

    /** A body that every operation takes. */
    private static final Map<String, Object> EVERYTHING = Map.of(
            "name", "a", "externalId", "a", "action", "a", "userId", "a", "event", "a", "dimensionId", "a", "value", 1);

    private static final String[] LOGGERS = {"io.github.camelplanhat", "org.apache.camel"};

    private final StringWriter seen = new StringWriter();
    private WriterAppender appender;

    @BeforeEach
    void listen() {
        LoggerContext context = LoggerContext.getContext(false);
        appender = WriterAppender.createAppender(
                PatternLayout.newBuilder().withPattern("%c %m %throwable%n").build(), null, seen, "seen", false, true);
        appender.start();
        // The HTTP client's own wire log prints every header when its user switches it on; it stays off here.
        for (String name : LOGGERS) {
            // At TRACE Camel itself prints whole URIs; at every level below, and all of ours, nothing may show.
            Level level = name.startsWith("org.apache.camel") ? Level.DEBUG : Level.ALL;
            LoggerConfig logger = new LoggerConfig(name, level, false);
            logger.addAppender(appender, Level.ALL, null);
            context.getConfiguration().addLogger(name, logger);
        }
        context.updateLoggers();
    }

    @AfterEach
    void stopListening() {
        LoggerContext context = LoggerContext.getContext(false);
        for (String name : LOGGERS) {
            context.getConfiguration().removeLogger(name);
        }
        context.updateLoggers();
        appender.stop();
    }

    @Test
    void tokensShowNowhere() throws Exception {
        camel(o -> {
            o.setAccessToken(ACCESS);
            o.setTenantToken(TENANT);
            o.setMaxRetries(1);
        });
        simulator()
                .faults()
                .next()
                .operation(Operation.GET)
                .status(400, "you sent Bearer " + ACCESS + " and " + TENANT);
        use("planhat:company/get?id=1");
        use("planhat:company/get?id=1");
        simulator().faults().next().operation(Operation.LIST).times(2).status(500, "{\"token\":\"" + ACCESS + "\"}");
        use("planhat:company/list");
        use("planhat:company/list?accessToken=RAW(" + INLINE + ")&tenantToken=" + TENANT);
        use("planhat:company/list?accessToken=" + INLINE + "&pageSize=-1");
        use("planhat:company/list?accesToken=" + INLINE);
        use("planhat:company/list?accessToken=" + INLINE + "%0d%0aX-Injected:1");
        use("planhat:request/post?path=/companies");
        use("planhat:company/bulkUpsert?baseUrl=http://localhost:1");
        simulator().faults().next().host(Host.ANALYTICS).status(400, "you posted to /analytics/" + TENANT);
        simulator().faults().next().host(Host.ANALYTICS).times(2).appliedButAnswerLost();
        simulator().faults().next().host(Host.ANALYTICS).garbledBody();
        for (int i = 0; i < 2; i++) {
            use("planhat:activity/track");
            use("planhat:segment/track");
            use("planhat:metric/push");
        }
        use("planhat:activity/track?tenantToken=RAW(" + INLINE + ")");
        use("planhat:activity/track?tenantToken=RAW(" + INLINE + " )");
        use("planhat:metric/push?analyticsUrl=http://localhost:1");
        describe();

        assertThat(seen.toString().contains("PlanhatUnauthorizedException")).isTrue();
        assertThat(seen.toString().contains("activity/track")).isTrue();
        assertThat(seen.toString().contains("planhat://company/list")).isTrue();
        assertThat(linesWithTokens()).isEmpty();
    }

    @Test
    void aPasswordInAnAddressShowsNowhere() throws Exception {
        camel(o -> o.setBaseUrl("http://user:" + INLINE + "@localhost:1"));
        use("planhat:company/list");
        describe();

        assertThat(seen.toString()).contains("user and password in the URL are not allowed");
        assertThat(linesWithTokens()).isEmpty();
    }

    private List<String> linesWithTokens() {
        return seen.toString()
                .lines()
                .filter(line -> line.contains(ACCESS) || line.contains(TENANT) || line.contains(INLINE))
                .toList();
    }

    private void use(String uri) {
        try {
            Exchange exchange = camel().exchange(uri, EVERYTHING, Map.of());
            if (exchange.getException() != null) {
                exchange.getException().printStackTrace(new PrintWriter(seen));
            }
        } catch (RuntimeException e) {
            e.printStackTrace(new PrintWriter(seen));
        }
    }

    private void describe() throws Exception {
        PlanhatComponent component = camel().camel().getComponent("planhat", PlanhatComponent.class);
        seen.append(component + "\n" + component.getConfiguration() + "\n");
        for (Endpoint endpoint : camel().camel().getEndpoints()) {
            seen.append(endpoint + "\n");
        }
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            seen.append(name + "\n");
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                seen.append(attribute.getName() + "=" + value(server, name, attribute) + "\n");
            }
        }
    }

    private static Object value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return server.getAttribute(name, attribute.getName());
        } catch (Exception e) {
            return e;
        }
    }
}

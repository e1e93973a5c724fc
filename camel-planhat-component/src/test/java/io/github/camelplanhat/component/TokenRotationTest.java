/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A token is replaced, and the old one revoked, while routes work. */
class TokenRotationTest {
    private static final int ROUTES = 3;
    private static final int CALLS = 10;

    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final ExecutorService senders = Executors.newFixedThreadPool(ROUTES);
    private volatile String token = "test-token";
    private PlanhatContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = new PlanhatContext(planhat.simulator(), options -> {
            options.setAccessToken(null);
            options.setAccessTokenSupplier(() -> token);
            options.setMaxRetries(0);
        });
        camel.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ROUTES; i++) {
                    from("direct:in-" + i).to("planhat:company/bulkUpsert");
                }
            }
        });
    }

    @AfterEach
    void stop() {
        senders.shutdownNow();
        camel.close();
    }

    private void rotate() {
        planhat.simulator().tokens().rotate("test-token-2");
        token = "test-token-2";
    }

    @Test
    void noExchangeFailsAndNoRouteIsRestarted() throws Exception {
        // Between two calls of every route: the old token is refused from then on.
        CyclicBarrier halfTime = new CyclicBarrier(ROUTES, this::rotate);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++) {
            String route = "direct:in-" + i;
            work.add(() -> {
                send(route, CALLS);
                halfTime.await();
                send(route, CALLS);
                return null;
            });
        }

        for (Future<Void> done : senders.invokeAll(work)) {
            done.get();
        }

        assertThat(planhat.simulator().journal().entries())
                .hasSize(2 * ROUTES * CALLS)
                .allSatisfy(call -> assertThat(call.status()).isEqualTo(200));
        assertThat(planhat.simulator().journal().entries())
                .filteredOn(call -> call.header("Authorization").equals(java.util.Optional.of("Bearer test-token-2")))
                .hasSize(ROUTES * CALLS);
    }

    private void send(String route, int times) {
        for (int i = 0; i < times; i++) {
            camel.send(route, List.of(Map.of("externalId", route + i, "name", "A")), Object.class);
        }
    }
}

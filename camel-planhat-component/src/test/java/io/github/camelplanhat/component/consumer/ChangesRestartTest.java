/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.component.changes.FileFingerprintStore;
import io.github.camelplanhat.component.changes.FingerprintStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a store on a disk keeps from one process to the next. */
class ChangesRestartTest extends ChangesTest {
    @TempDir
    Path directory;

    private FingerprintStore store;

    @BeforeEach
    void store() {
        store = new FileFingerprintStore(directory.resolve("feed.json"));
    }

    private void start(String uri) throws Exception {
        if (camel != null) {
            camel.close();
        }
        route(uri, options -> options.setFingerprintStore(store));
    }

    @Test
    void onlyWhatChangedMeanwhileIsTold() throws Exception {
        companies(3);
        String gone = company("gone");
        String changed = company("old");
        start("planhat:company/changes");
        poll();
        update(changed, Map.of("name", "new"));
        delete(gone);
        company("late");

        start("planhat:company/changes");

        assertThat(changes()).containsExactly("UPDATED new", "CREATED late", "DELETED " + gone);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aBaselineThatNeverEndedIsBegunAgainAfterARestart() throws Exception {
        companies(35);
        start("planhat:company/changes?pageSize=30");
        failures();
        simulator().faults().next().after(1).status(400);
        poll();

        start("planhat:company/changes?pageSize=30");

        assertThat(changes()).isEmpty();
        company("late");
        assertThat(changes()).containsExactly("CREATED late");
    }

    @Test
    void whatAStoppedPollHadNotToldIsToldAfterTheRestart() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        companies(3);
        routes(options -> options.setFingerprintStore(store), new RouteBuilder() {
            @Override
            public void configure() {
                from(byHand("planhat:company/changes?firstRun=created"))
                        .routeId(ROUTE)
                        .to("mock:out")
                        .process(exchange -> {
                            inside.countDown();
                            goOn.await();
                        });
            }
        });
        PlanhatConsumer consumer = consumer();
        Thread polling = new Thread(consumer);
        polling.start();
        inside.await();
        Thread stopping = new Thread(() -> camel.close());
        stopping.start();
        await().until(consumer::isSuspendingOrSuspended);
        goOn.countDown();
        stopping.join();
        polling.join();

        start("planhat:company/changes?firstRun=created");

        assertThat(changes()).containsExactly("CREATED c1", "CREATED c2");
    }

    @Test
    void aRouteThatIsStoppedAndStartedRemembersWithTheStoreInMemory() throws Exception {
        companies(1);
        route("planhat:company/changes");
        poll();
        camel.camel().getRouteController().stopRoute(ROUTE);
        company("late");

        camel.camel().getRouteController().startRoute(ROUTE);

        assertThat(changes()).containsExactly("CREATED late");
    }
}

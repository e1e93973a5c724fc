/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ListConsumerTest extends ConsumerTest {
    private static List<Object> property(List<Exchange> exchanges, ExchangePropertyKey key) {
        return exchanges.stream().map(exchange -> exchange.getProperty(key)).toList();
    }

    private void stopRoute() {
        try {
            camel.camel().getRouteController().stopRoute(ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int listCalls() {
        return simulator().journal().count(PlanhatObject.COMPANY, Operation.LIST);
    }

    @Nested
    class Batches {
        @Test
        void eachRecordIsAnExchangeWithItsId() throws Exception {
            String id = company("Acme");
            route("planhat:company/list");

            List<Exchange> received = polled();

            assertThat(received).singleElement().satisfies(exchange -> {
                assertThat(body(exchange).get("name")).isEqualTo("Acme");
                assertThat(exchange.getMessage().getHeader(PlanhatConstants.ID)).isEqualTo(id);
            });
        }

        @Test
        void aBatchIsOnePage() throws Exception {
            companies(35);
            route("planhat:company/list?pageSize=30");

            List<Exchange> received = polled();

            assertThat(received).hasSize(35);
            List<Exchange> second = received.subList(30, 35);
            assertThat(property(received.subList(0, 30), ExchangePropertyKey.BATCH_SIZE))
                    .containsOnly(30);
            assertThat(property(second, ExchangePropertyKey.BATCH_SIZE)).containsOnly(5);
            assertThat(property(second, ExchangePropertyKey.BATCH_INDEX)).containsExactly(0, 1, 2, 3, 4);
            assertThat(property(second, ExchangePropertyKey.BATCH_COMPLETE))
                    .containsExactly(false, false, false, false, true);
        }

        @Test
        void aPageCanBeOneExchange() throws Exception {
            companies(35);
            route("planhat:company/list?pageSize=30&splitResult=false");

            List<Exchange> received = polled();

            assertThat(received)
                    .extracting(exchange ->
                            exchange.getMessage().getBody(List.class).size())
                    .containsExactly(30, 5);
            assertThat(received)
                    .extracting(exchange -> exchange.getMessage().getHeader(PlanhatConstants.RECORDS))
                    .containsExactly(30L, 5L);
            assertThat(property(received, ExchangePropertyKey.BATCH_COMPLETE)).containsOnly(true);
        }

        @Test
        void everyPollReadsTheWholeList() throws Exception {
            companies(2);
            route("planhat:company/list?select=name");
            poll();
            company("late");

            poll();

            assertThat(names(received())).containsExactly("c0", "c1", "c0", "c1", "late");
        }

        @Test
        void listOptionsNarrowThePoll() throws Exception {
            companies(9);
            route("planhat:company/list?offset=2&maxRecords=3");

            assertThat(names(polled())).containsExactly("c2", "c3", "c4");
        }

        @Test
        void thePageIsReadOnlyWhenTheRouteIsDoneWithTheOneBefore() throws Exception {
            companies(35);
            List<Integer> callsSeen = new java.util.ArrayList<>();
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/list?pageSize=30&splitResult=false"))
                            .routeId(ROUTE)
                            .process(exchange -> callsSeen.add(listCalls()));
                }
            });

            poll();

            assertThat(callsSeen).containsExactly(1, 2);
        }
    }

    @Nested
    class Trouble {
        @Test
        void aFailingExchangeGoesToTheExceptionHandlerAndTheNextOneFollows() throws Exception {
            companies(3);
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/list"))
                            .routeId(ROUTE)
                            .filter(simple("${body[name]} == 'c1'"))
                            .throwException(new IllegalStateException("no c1 today"))
                            .end()
                            .to("mock:out");
                }
            });
            Failures failures = failures();

            assertThat(names(polled())).containsExactly("c0", "c2");
            assertThat(failures.list()).singleElement().hasToString("java.lang.IllegalStateException: no c1 today");
        }

        @Test
        void aFailedPollIsToldAndTheNextOneWorks() throws Exception {
            companies(3);
            route("planhat:company/list");
            Failures failures = failures();
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LIST);

            assertThat(polled()).isEmpty();
            assertThat(failures.list()).singleElement().isInstanceOf(PlanhatForbiddenException.class);
            assertThat(consumer().getErrorCounter()).isEqualTo(1);

            simulator().permissions().clear();
            assertThat(polled()).hasSize(3);
            assertThat(consumer().getErrorCounter()).isZero();
        }

        @Test
        void aFailedPollReachesTheRouteWithBridgeErrorHandler() throws Exception {
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    onException(PlanhatForbiddenException.class).handled(true).to("mock:out");
                    from(byHand("planhat:company/list?bridgeErrorHandler=true"))
                            .routeId(ROUTE)
                            .to("mock:never");
                }
            });
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LIST);

            assertThat(polled()).hasSize(1);
        }

        @Test
        void whatWasReadBeforeAPageFailedStaysDelivered() throws Exception {
            companies(35);
            route("planhat:company/list?pageSize=30", options -> options.setMaxRetries(0));
            Failures failures = failures();
            simulator().faults().next().after(1).status(500);

            assertThat(polled()).hasSize(30);
            assertThat(failures.list()).hasSize(1);
        }
    }

    @Nested
    class Schedule {
        @Test
        void camelsOwnSchedulerPolls() throws Exception {
            companies(2);
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from("planhat:company/list?initialDelay=0&delay=10&repeatCount=2")
                            .to("mock:out");
                }
            });
            out().expectedMessageCount(4);

            out().assertIsSatisfied();
            await().until(() -> listCalls() == 2);
        }

        @Test
        void anEmptyPollCanSendAnEmptyMessage() throws Exception {
            route("planhat:company/list?sendEmptyMessageWhenIdle=true");

            assertThat(polled()).singleElement().satisfies(exchange -> assertThat(
                            exchange.getMessage().getBody())
                    .isNull());
        }

        @Test
        void aPollNeverOverlapsItself() throws Exception {
            companies(1);
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/list"))
                            .routeId(ROUTE)
                            .process(exchange -> {
                                inside.countDown();
                                goOn.await();
                            })
                            .to("mock:out");
                }
            });
            Thread first = new Thread(ListConsumerTest.this::poll);
            first.start();
            inside.await();

            poll();
            goOn.countDown();
            first.join();

            assertThat(received()).hasSize(1);
            assertThat(listCalls()).isEqualTo(1);
        }
    }

    @Nested
    class Stopping {
        @Test
        void stoppingEndsTheWaitForAnAnswer() throws Exception {
            companies(1);
            simulator().faults().next().stallAfterHeaders(Duration.ofMinutes(5));
            route("planhat:company/list");
            Failures failures = failures();
            Thread polling = new Thread(ListConsumerTest.this::poll);
            polling.start();
            await().until(() -> listCalls() == 1);

            stopRoute();

            polling.join();
            assertThat(failures.list()).isEmpty();
        }

        @Test
        void stoppingEndsTheWaitForTheQuota() throws Exception {
            companies(35);
            AtomicBoolean used = new AtomicBoolean();
            routes(options -> options.setCallsPerMinute(1), new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/list?pageSize=30&splitResult=false"))
                            .routeId(ROUTE)
                            .process(exchange -> used.set(true));
                }
            });
            Thread polling = new Thread(ListConsumerTest.this::poll);
            polling.start();
            await().untilTrue(used);

            stopRoute();

            polling.join();
            assertThat(listCalls()).isEqualTo(1);
        }

        @Test
        void theExchangeOnItsWayIsFinishedAndTheRestIsLeft() throws Exception {
            companies(3);
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/list"))
                            .routeId(ROUTE)
                            .process(exchange -> {
                                inside.countDown();
                                goOn.await();
                            })
                            .to("mock:out");
                }
            });
            PlanhatConsumer consumer = consumer();
            Thread polling = new Thread(consumer);
            polling.start();
            inside.await();
            Thread stopping = new Thread(() -> stopRoute());
            stopping.start();
            await().until(consumer::isSuspendingOrSuspended);
            goOn.countDown();
            stopping.join();

            assertThat(names(received())).containsExactly("c0");
        }

        @Test
        void aSuspendedConsumerPollsAgainAfterItsResumption() throws Exception {
            companies(2);
            route("planhat:company/list");
            camel.camel().getRouteController().suspendRoute(ROUTE);
            assertThat(polled()).isEmpty();

            camel.camel().getRouteController().resumeRoute(ROUTE);

            assertThat(polled()).hasSize(2);
        }

        @Test
        void theConsumerSharesTheQuotaOfItsComponent() throws Exception {
            companies(1);
            route("planhat:company/list", options -> {
                options.setCallsPerMinute(1);
                options.setQuotaWait(1);
            });
            Failures failures = failures();
            camel.send("planhat:company/leanList", null, List.class);

            assertThat(polled()).isEmpty();
            assertThat(failures.list()).singleElement().asString().contains("quota");
        }
    }
}

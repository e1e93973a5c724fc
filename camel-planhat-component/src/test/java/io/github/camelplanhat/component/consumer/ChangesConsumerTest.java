/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.changes.MemoryFingerprintStore;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesConsumerTest extends ChangesTest {
    @Nested
    class FirstRun {
        @Test
        void aBaselineTellsNobody() throws Exception {
            companies(2);
            route("planhat:company/changes");

            assertThat(changes()).isEmpty();
            company("late");
            assertThat(changes()).containsExactly("CREATED late");
        }

        @Test
        void eachRecordCanBeToldAsCreated() throws Exception {
            companies(2);
            route("planhat:company/changes?firstRun=created");

            assertThat(changes()).containsExactly("CREATED c0", "CREATED c1");
            assertThat(changes()).isEmpty();
        }

        @Test
        void anAbortedBaselineIsBegunAgain() throws Exception {
            companies(35);
            route("planhat:company/changes?pageSize=30", options -> options.setMaxRetries(0));
            Failures failures = failures();
            simulator().faults().next().after(1).status(500);

            assertThat(changes()).isEmpty();
            assertThat(failures.list()).hasSize(1);
            assertThat(changes()).isEmpty();
            company("late");
            assertThat(changes()).containsExactly("CREATED late");
        }

        @Test
        void theBaselineOfAnEmptyListIsOne() throws Exception {
            route("planhat:company/changes");
            poll();
            company("first");

            assertThat(changes()).containsExactly("CREATED first");
        }
    }

    @Nested
    class Changes {
        @Test
        void aRecordIsToldAsCreatedUpdatedAndDeleted() throws Exception {
            route("planhat:company/changes");
            poll();

            String id = company("Acme");
            assertThat(changes()).containsExactly("CREATED Acme");
            update(id, Map.of("name", "Acme Inc."));
            assertThat(changes()).containsExactly("UPDATED Acme Inc.");
            delete(id);
            assertThat(changes()).containsExactly("DELETED " + id);
            assertThat(changes()).isEmpty();
        }

        @Test
        void theIdIsAHeaderAndWhatIsLeftOfADeletedRecordIsItsId() throws Exception {
            String id = company("Acme");
            route("planhat:company/changes");
            poll();
            delete(id);

            assertThat(polled()).singleElement().satisfies(exchange -> {
                assertThat(exchange.getMessage().getHeader(PlanhatConstants.ID)).isEqualTo(id);
                assertThat(exchange.getMessage().getHeader(PlanhatConstants.CHANGE))
                        .isEqualTo("DELETED");
                assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("_id", id));
            });
        }

        @Test
        void aBatchIsWhatChangedOnAPage() throws Exception {
            companies(31);
            route("planhat:company/changes?firstRun=created&pageSize=30");

            List<Exchange> told = polled();

            assertThat(told.get(29).getProperty(ExchangePropertyKey.BATCH_COMPLETE))
                    .isEqualTo(true);
            assertThat(told.get(29).getProperty(ExchangePropertyKey.BATCH_SIZE)).isEqualTo(30);
            assertThat(told.get(30).getProperty(ExchangePropertyKey.BATCH_SIZE)).isEqualTo(1);
        }

        @Test
        void aChangeInACustomFieldCounts() throws Exception {
            String id = company("Acme");
            route("planhat:company/changes");
            poll();

            update(id, Map.of("custom", Map.of("Tier", "Gold")));

            assertThat(changes()).containsExactly("UPDATED Acme");
        }

        @Test
        void aWriteThatChangesNothingDoesNotCount() throws Exception {
            String id = company("Acme");
            route("planhat:company/changes");
            poll();

            update(id, Map.of("name", "Acme"));

            assertThat(changes()).isEmpty();
        }

        @Test
        void ignoredFieldsDoNotCount() throws Exception {
            String id = company("Acme");
            route("planhat:company/changes?ignoreFields=h,custom.Days in Phase");
            poll();

            update(id, Map.of("h", 9, "custom", Map.of("Days in Phase", 3)));
            assertThat(changes()).isEmpty();

            update(id, Map.of("phase", "Live"));
            assertThat(changes()).containsExactly("UPDATED Acme");
        }

        @Test
        void anArchivedEnduserIsUpdatedAndNotDeleted() throws Exception {
            String company = company("Acme");
            String jo =
                    simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, "email", "jo@acme.example"));
            route("planhat:enduser/changes");
            poll();

            update("enduser", jo, Map.of("archived", true));

            assertThat(changes()).containsExactly("UPDATED " + jo);
        }

        @Test
        void archivedTasksAreReadToo() throws Exception {
            String company = company("Acme");
            route("planhat:task/changes");
            poll();

            String task = simulator()
                    .seed(PlanhatObject.TASK, Map.of("companyId", company, "action", "call", "isArchived", true));

            assertThat(changes()).containsExactly("CREATED " + task);
        }

        @Test
        void aTransactedRouteThatRollsBackIsToldAgain() throws Exception {
            AtomicBoolean rollBack = new AtomicBoolean(true);
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/changes?firstRun=created"))
                            .routeId(ROUTE)
                            .to("mock:out")
                            .process(exchange -> exchange.setRollbackOnly(rollBack.get()));
                }
            });
            companies(1);

            assertThat(changes()).containsExactly("CREATED c0");
            rollBack.set(false);
            assertThat(changes()).containsExactly("CREATED c0");
            assertThat(changes()).isEmpty();
        }

        @Test
        void aFailedExchangeIsToldAgainAndTheOthersAreNot() throws Exception {
            AtomicBoolean fail = new AtomicBoolean(true);
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/changes?firstRun=created"))
                            .routeId(ROUTE)
                            .to("mock:out")
                            .process(exchange -> {
                                if (fail.get()
                                        && "c1"
                                                .equals(ConsumerTest.body(exchange)
                                                        .get("name"))) {
                                    throw new IllegalStateException("not now");
                                }
                            });
                }
            });
            Failures failures = failures();
            companies(3);

            assertThat(changes()).containsExactly("CREATED c0", "CREATED c1", "CREATED c2");
            assertThat(failures.list()).hasSize(1);
            fail.set(false);
            assertThat(changes()).containsExactly("CREATED c1");
        }

        @Test
        void aDeletionWhoseExchangeFailedIsToldAgain() throws Exception {
            AtomicBoolean fail = new AtomicBoolean(true);
            String id = company("Acme");
            routes(options -> {}, new RouteBuilder() {
                @Override
                public void configure() {
                    from(byHand("planhat:company/changes"))
                            .routeId(ROUTE)
                            .to("mock:out")
                            .process(exchange -> {
                                if (fail.get()) {
                                    throw new IllegalStateException("not now");
                                }
                            });
                }
            });
            failures();
            poll();
            delete(id);

            assertThat(changes()).containsExactly("DELETED " + id);
            fail.set(false);
            assertThat(changes()).containsExactly("DELETED " + id);
            assertThat(changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectThatCanBeListedCanBeWatched(PlanhatObject object) throws Exception {
        String id = simulator().seed(object, Map.of());
        route("planhat:" + object + "/changes?firstRun=created");

        assertThat(changes()).containsExactly("CREATED " + id);
        assertThat(changes()).isEmpty();
        if (object.allows(Operation.DELETE)) {
            delete(object.uriName(), id);
            assertThat(changes()).containsExactly("DELETED " + id);
            assertThat(changes()).isEmpty();
        }
    }

    @Nested
    class PartOfAList {
        @Test
        void aRecordThatLeavesTheWatchedPartIsUpdatedOnceAndForgotten() throws Exception {
            String acme = company("Acme");
            String beta = company("Beta");
            String jo = simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "email", "jo@acme.example"));
            route("planhat:enduser/changes?companyId=" + acme);
            poll();

            update("enduser", jo, Map.of("companyId", beta));

            assertThat(polled()).singleElement().satisfies(exchange -> {
                assertThat(exchange.getMessage().getHeader(PlanhatConstants.CHANGE))
                        .isEqualTo("UPDATED");
                assertThat(body(exchange).get("companyId")).isEqualTo(beta);
            });
            assertThat(changes()).isEmpty();
            assertThat(gets(PlanhatObject.ENDUSER)).isEqualTo(1);
        }

        @Test
        void aFilterGoesBeforeWhatMakesTheListComplete() throws Exception {
            String company = company("Acme");
            String task = simulator().seed(PlanhatObject.TASK, Map.of("companyId", company, "action", "call"));
            simulator().seed(PlanhatObject.TASK, Map.of("companyId", company, "action", "mail", "isArchived", true));

            route("planhat:task/changes?firstRun=created&filter.isArchived=false");

            assertThat(changes()).containsExactly("CREATED " + task);
        }

        @Test
        void aClosedTicketHasLeftTheOpenOnesAndIsNotDeleted() throws Exception {
            String company = company("Acme");
            String ticket = simulator()
                    .seed(PlanhatObject.TICKET, Map.of("companyId", company, "sourceId", "T-1", "status", "open"));
            route("planhat:ticket/changes?filter.status=open");
            poll();

            camel.send("planhat:ticket/bulkUpsert", Map.of("_id", ticket, "status", "closed"), Object.class);

            assertThat(told(polled())).containsExactly("UPDATED " + ticket);
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void aStoreThatFailsEndsThePollAndNothingIsLost() throws Exception {
        companies(2);
        route(
                "planhat:company/changes?firstRun=created",
                options -> options.setFingerprintStore(new MemoryFingerprintStore(1)));
        Failures failures = failures();

        assertThat(changes()).containsExactly("CREATED c0", "CREATED c1");
        assertThat(failures.list()).singleElement().asString().contains("room for 1 records");
        assertThat(changes()).containsExactly("CREATED c0", "CREATED c1");
    }

    @Test
    void theStoreMovesWhileABatchIsUnderWay() throws Exception {
        companies(101);
        MemoryFingerprintStore store = new MemoryFingerprintStore();
        AtomicInteger told = new AtomicInteger();
        AtomicInteger stored = new AtomicInteger();
        routes(options -> options.setFingerprintStore(store), new RouteBuilder() {
            @Override
            public void configure() {
                from(byHand("planhat:company/changes?firstRun=created&feed=crm"))
                        .routeId(ROUTE)
                        .process(exchange -> {
                            if (told.incrementAndGet() == 101) {
                                stored.set(store.idsAfter("crm", "", 1_000).size());
                            }
                        });
            }
        });

        poll();

        assertThat(stored).hasValue(100);
        assertThat(store.idsAfter("crm", "", 1_000)).hasSize(101);
    }

    @Test
    void twoComponentsShareAStoreWithoutSeeingEachOther() throws Exception {
        companies(1);
        MemoryFingerprintStore store = new MemoryFingerprintStore();
        route("planhat:company/changes?firstRun=created", options -> options.setFingerprintStore(store));
        poll();

        assertThat(store.idsAfter("planhat:company@localhost", "", 10)).hasSize(1);
        assertThat(store.idsAfter("other:company@localhost", "", 10)).isEmpty();
    }

    @Test
    void theListIsAskedForWhatIsComparedAndNothingElse() throws Exception {
        companies(1);
        route("planhat:company/changes");

        poll();

        assertThat(simulator().journal().entries(PlanhatObject.COMPANY, Operation.LIST))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.query()).contains("name", "custom").doesNotContain("arr"));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListTest extends SimulatorTest {
    private void seedCompanies(int count) {
        for (int i = 0; i < count; i++) {
            seedCompany("c" + i);
        }
    }

    private List<Object> names(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("name")).toList();
    }

    @Nested
    class Paging {
        @Test
        void allPagesAreReadInTheOrderOfTheIds() {
            seedCompanies(25);

            List<Map<String, Object>> rows = list("planhat:company/list?pageSize=10", Map.of());

            assertThat(rows).hasSize(25);
            assertThat(rows).extracting(row -> (String) row.get("_id")).isSorted();
            assertThat(calls()).hasSize(3).allMatch(call -> call.query().contains("sort=_id"));
        }

        @Test
        void byDefaultAPageIsAsLargeAsPlanhatAllows() {
            list("planhat:company/list", Map.of());

            assertThat(lastCall().query()).contains("limit=5000");
        }

        @Test
        void offsetAndMaxRecordsNarrowTheList() {
            seedCompanies(20);

            assertThat(names(list("planhat:company/list?offset=5&maxRecords=3", Map.of())))
                    .containsExactly("Company c5", "Company c6", "Company c7");
            assertThat(list(
                            "planhat:company/list?maxRecords=3",
                            Map.of(PlanhatConstants.OFFSET, 18, PlanhatConstants.MAX_RECORDS, 9)))
                    .hasSize(2);
        }

        @Test
        void callsAndRecordsAreInTheHeaders() {
            seedCompanies(12);

            Exchange exchange = camel().exchange("planhat:company/list?pageSize=5", null, Map.of());

            assertThat(exchange.getMessage().getHeader(PlanhatConstants.CALLS)).isEqualTo(3L);
            assertThat(exchange.getMessage().getHeader(PlanhatConstants.RECORDS))
                    .isEqualTo(12L);
        }

        @Test
        void aBrokenPageIsReadAgain() {
            seedCompanies(12);
            simulator().faults().next().operation(Operation.LIST).cutBody(200);

            assertThat(list("planhat:company/list", Map.of())).hasSize(12);
        }
    }

    @Nested
    class Filters {
        @Test
        void optionsAndHeadersBecomeQueryParameters() {
            list(
                    "planhat:task/list?filter.enduserIds=e1,e2&select=action,status",
                    Map.of(PlanhatConstants.FILTERS, Map.of("isArchived", true), PlanhatConstants.COMPANY_ID, "c 1&x"));

            assertThat(lastCall().query())
                    .contains("enduserIds=e1%2Ce2", "select=action%2Cstatus", "isArchived=true", "companyId=c%201%26x");
        }

        @Test
        void aBlankCompanyIsRefusedBecauseItWouldListAll() {
            assertThatThrownBy(() -> list("planhat:enduser/list", Map.of(PlanhatConstants.COMPANY_ID, " ")))
                    .hasMessageContaining("it would list the records of every company");
        }

        @Test
        void oneCompanyIsAListOfOneEvenIfPlanhatAnswersWithAnObject() {
            String id = seedCompany("c1");

            assertThat(names(list("planhat:company/list?companyId=" + id, Map.of())))
                    .containsExactly("Company c1");
        }

        @Test
        void anObjectThatIsNoRecordIsNoListOfOne() {
            camel(o -> o.setMaxRetries(0));
            simulator().faults().next().status(200, "{\"data\":[{\"_id\":\"1\"}]}");

            assertThatThrownBy(() -> list("planhat:company/list", Map.of()))
                    .isInstanceOf(PlanhatUnavailableException.class)
                    .hasMessageContaining("company/list");
        }

        @Test
        void aCompanyInTheHeaderIsRefusedWhereItWouldNotNarrowTheList() {
            assertThatThrownBy(() -> list("planhat:user/list", Map.of(PlanhatConstants.COMPANY_ID, "c1")))
                    .hasMessageContaining("user")
                    .hasMessageContaining("cannot be narrowed to a company")
                    .hasMessageContaining(PlanhatConstants.COMPANY_ID);
            assertThat(calls()).isEmpty();
        }

        @Test
        void anUnknownCompanyIsAnEmptyList() {
            assertThat(list("planhat:company/list?companyId=5f6b0a3c1d2e3f4a5b6c7d8e", Map.of()))
                    .isEmpty();
        }

        @Test
        void endusersAreFoundByEmail() {
            String company = seedCompany("c1");
            simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, "email", "a+b@c.example"));
            simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, "email", "x@c.example"));

            assertThat(list("planhat:enduser/list?filter.email=RAW(a+b@c.example)", Map.of()))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("email", "a+b@c.example"));
        }
    }

    @Nested
    class CompleteLists {
        @Test
        void archivedEndusersAreThereOnRequest() {
            String company = seedCompany("c1");
            simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, "email", "a@c.example"));
            simulator()
                    .seed(
                            PlanhatObject.ENDUSER,
                            Map.of("companyId", company, "email", "b@c.example", "archived", true));

            assertThat(list("planhat:enduser/list", Map.of())).hasSize(1);
            assertThat(list("planhat:enduser/list?complete=true", Map.of())).hasSize(2);
        }

        @Test
        void archivedTasksAreThereWhateverTheParameterMeans() {
            String company = seedCompany("c1");
            simulator().seed(PlanhatObject.TASK, Map.of("companyId", company, "action", "open"));
            simulator().seed(PlanhatObject.TASK, Map.of("companyId", company, "action", "done", "isArchived", true));

            assertThat(list("planhat:task/list", Map.of())).hasSize(1);
            for (Switch.ArchivedTasks meaning : Switch.ArchivedTasks.values()) {
                simulator().behaviour(simulator().behaviour().with(meaning));
                assertThat(list("planhat:task/list?complete=true", Map.of())).hasSize(2);
            }
        }

        @Test
        void oldNpsAnswersAreThereOnRequest() {
            String company = seedCompany("c1");
            simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, "email", "a@c.example"));
            simulator()
                    .seed(
                            PlanhatObject.NPS,
                            Map.of("email", "a@c.example", "score", 9, "dateAnswered", "2015-01-01T00:00:00.000Z"));

            assertThat(list("planhat:nps/list", Map.of())).isEmpty();
            assertThat(list("planhat:nps/list?complete=true", Map.of())).hasSize(1);
        }
    }

    @Nested
    class OtherLists {
        @Test
        void notesAreTheConversationsOfTheirType() {
            String company = seedCompany("c1");
            simulator().seed(PlanhatObject.CONVERSATION, Map.of("companyId", company, "type", "call", "subject", "x"));
            simulator().seed(PlanhatObject.NOTE, Map.of("companyId", company, "type", "note", "subject", "y"));

            assertThat(list("planhat:note/list", Map.of()))
                    .extracting("subject")
                    .containsExactly("y");
            assertThat(list("planhat:conversation/list", Map.of())).hasSize(2);
        }

        @Test
        void workflowsAreListedWithoutParametersThatAreNotKnown() {
            list("planhat:workflow/list", Map.of());

            assertThat(lastCall().query()).contains("limit=2000").doesNotContain("sort");
        }

        @Test
        void theLeanListIsOneCall() {
            seedCompanies(30);
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Lost", "externalId", "l", "status", "lost"));

            assertThat(list("planhat:company/leanList", Map.of())).hasSize(31);
            assertThat(names(list("planhat:company/leanList?filter.status=lost", Map.of())))
                    .containsExactly("Lost");
            assertThat(calls()).hasSize(2);
        }
    }

    @Nested
    class Streaming {
        private PlanhatContext route(RouteBuilder routes) {
            try {
                camel().camel().addRoutes(routes);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return camel();
        }

        @Test
        void aPageIsReadWhenItsFirstRecordIsNeeded() {
            seedCompanies(25);
            List<Integer> callsSeen = new ArrayList<>();
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stream")
                            .to("planhat:company/list?stream=true&pageSize=10")
                            .process(e -> callsSeen.add(calls().size()))
                            .split(body())
                            .streaming()
                            .process(e -> callsSeen.add(calls().size()));
                }
            });

            camel().send("direct:stream", null, Object.class);

            assertThat(callsSeen).hasSize(26).startsWith(0, 1).endsWith(3);
        }

        @Test
        void nestedCallsDoNotWaitForTheListsConnection() {
            seedCompanies(25);
            camel(o -> o.setMaxInFlight(1));
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:nested")
                            .to("planhat:company/list?stream=true&pageSize=10")
                            .split(body())
                            .streaming()
                            .setHeader(PlanhatConstants.ID, simple("${body[_id]}"))
                            .to("planhat:company/get");
                }
            });

            assertThat(camel().exchange("direct:nested", null, Map.of()).getException())
                    .isNull();
            assertThat(calls()).hasSize(28);
        }

        @Test
        void aFailureAtRowThreeCostsOnePageCall() {
            seedCompanies(100);
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:fail")
                            .to("planhat:company/list?stream=true&pageSize=10")
                            .split(body())
                            .streaming()
                            .stopOnException()
                            .process(e -> {
                                if (e.getProperty(Exchange.SPLIT_INDEX, Integer.class) == 2) {
                                    throw new IllegalStateException("row 3");
                                }
                            });
                }
            });

            assertThat(camel().exchange("direct:fail", null, Map.of()).getException())
                    .isNotNull();
            assertThat(calls()).hasSize(1);
        }

        @Test
        void aListThatIsReadAfterItsExchangeIsAnErrorAndNoEmptyList() {
            seedCompanies(30);
            Iterator<?> records = camel().send("planhat:company/list?stream=true&pageSize=10", null, Iterator.class);

            assertThatIllegalStateException()
                    .isThrownBy(records::hasNext)
                    .withMessageContaining("leave stream=true out");
            assertThat(calls()).isEmpty();
        }

        @Test
        void aListThatWasReadToItsEndStaysEmptyAfterItsExchange() {
            seedCompanies(3);
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:read")
                            .to("planhat:company/list?stream=true")
                            .setProperty("list", body())
                            .split(body())
                            .streaming()
                            .process(e -> {})
                            .end()
                            .setBody(exchangeProperty("list"));
                }
            });

            assertThat(camel().send("direct:read", null, Iterator.class).hasNext())
                    .isFalse();
        }
    }
}

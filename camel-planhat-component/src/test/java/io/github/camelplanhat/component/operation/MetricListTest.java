/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.simulator.journal.Host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricListTest extends SimulatorTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private String acme;

    @BeforeEach
    void push() {
        acme = seedCompany("a");
        seedCompany("b");
        List<Map<String, Object>> values = Stream.of("a", "b")
                .flatMap(id -> IntStream.range(0, 20)
                        .mapToObj(i -> Map.<String, Object>of(
                                "dimensionId", "logins", "externalId", id, "value", i, "date", FIRST.plusDays(i))))
                .toList();
        camel().send("planhat:metric/push", values, BulkOutcome.class);
        simulator().journal().clear();
    }

    @Test
    void valuesComeFromTheMainHostWithTimeAndDay() {
        List<Map<String, Object>> values = list("planhat:metric/list", Map.of());

        assertThat(values).hasSize(40);
        assertThat(values.get(0))
                .containsEntry("dimensionId", "logins")
                .containsEntry("time", "2026-01-01T00:00:00.000Z")
                .containsEntry("day", FIRST.toEpochDay())
                .containsEntry("companyId", acme);
        assertThat(calls()).allMatch(call -> call.host() == Host.API);
        assertThat(calls().get(0).query()).isEqualTo("limit=5000&offset=0");
    }

    @Test
    void allPagesAreRead() {
        assertThat(list("planhat:metric/list?pageSize=15", Map.of())).hasSize(40);
        assertThat(calls()).hasSize(3);
        assertThat(list("planhat:metric/list?offset=5&maxRecords=3", Map.of())).hasSize(3);
    }

    @Test
    void optionsNarrowTheList() {
        assertThat(list(
                        "planhat:metric/list?filter.cId=" + acme
                                + "&filter.dimid=logins&filter.from=2026-01-03&filter.to=2026-01-05T12:00:00Z",
                        Map.of()))
                .hasSize(3);
        assertThat(lastCall().query())
                .contains(
                        "dimid=logins",
                        "from=" + FIRST.plusDays(2).toEpochDay(),
                        "to=" + FIRST.plusDays(4).toEpochDay());
    }

    @Test
    void headersNarrowTheListWithDatesOfAnyKind() {
        assertThat(list(
                        "planhat:metric/list?filter.from=1",
                        Map.of(
                                PlanhatConstants.COMPANY_ID,
                                acme,
                                PlanhatConstants.FILTERS,
                                Map.of(
                                        "from", FIRST.plusDays(18).toEpochDay(),
                                        "to", Instant.parse("2026-03-01T00:00:00Z")))))
                .hasSize(2);
    }

    @Test
    void theCompanyOptionIsTheOneThatPlanhatCallsCid() {
        assertThat(list("planhat:metric/list?companyId=" + acme, Map.of())).hasSize(20);
    }

    @Test
    void whatIsNoDateIsRefusedBeforeTheCall() {
        assertThatThrownBy(() -> list("planhat:metric/list?filter.from=January", Map.of()))
                .hasMessageContaining("metric/list, filter from: 'January' is no date");
        assertThat(calls()).isEmpty();
    }

    @Test
    void aBlankCompanyIsRefusedBecauseItWouldListAll() {
        assertThatThrownBy(() -> list("planhat:metric/list", Map.of(PlanhatConstants.COMPANY_ID, " ")))
                .hasMessageContaining("blank company");
    }

    @Test
    void aStreamReadsPageByPage() throws Exception {
        camel().camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream")
                        .to("planhat:metric/list?stream=true&pageSize=15")
                        .process(e -> {
                            Iterator<?> values = e.getMessage().getBody(Iterator.class);
                            values.next();
                            e.getMessage().setBody(calls().size());
                        });
            }
        });

        assertThat(camel().send("direct:stream", null, Integer.class)).isEqualTo(1);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.main.Main;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.fault.FaultRule;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

/** A Camel Main with one pull called {@code pull}, and a sink that keeps what it gets. */
final class PullRig implements AutoCloseable {
    final Main main = new EmbeddedMain();
    final Sink sink = new Sink();
    private final PlanhatSimulator planhat;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /** Batches in the order in which they came. */
    static final class Sink {
        final List<Map<String, Object>> records = new ArrayList<>();
        final List<Integer> sizes = new ArrayList<>();
        final List<Object> objects = new ArrayList<>();
        final List<Object> companies = new ArrayList<>();
        private Consumer<List<Map<String, Object>>> disturbance = batch -> {};

        void disturb(Consumer<List<Map<String, Object>>> with) {
            disturbance = with;
        }

        @Handler
        @SuppressWarnings("unchecked")
        public void store(Exchange exchange) {
            List<Map<String, Object>> batch = exchange.getMessage().getBody(List.class);
            disturbance.accept(batch);
            records.addAll(batch);
            sizes.add(batch.size());
            objects.add(exchange.getMessage().getHeader("CamelPlanhatObject"));
            companies.add(exchange.getMessage().getHeader("CamelPlanhatCompanyId"));
        }

        List<Object> values(String field) {
            return records.stream().map(r -> r.get(field)).toList();
        }
    }

    PullRig(PlanhatExtension simulator, Path directory) {
        planhat = simulator.simulator();
        property("camel.component.planhat.base-url", simulator.baseUrl());
        property("camel.component.planhat.access-token", simulator.simulator().token());
        property("camel.component.planhat.max-retries", "0");
        property("camel.main.name", "pulls");
        main.bind("store", sink);
        set("name", "pull");
        set("sink", "bean:store");
        set("state", directory.resolve("state").toString());
    }

    PullRig set(String parameter, Object value) {
        parameters.put(parameter, value.toString());
        return this;
    }

    PullRig property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    /** Companies 1 to n, each with an enduser and a licence; their ids. */
    List<String> seed(int n) {
        List<String> ids = IntStream.rangeClosed(1, n)
                .mapToObj(i -> planhat.seed(
                        PlanhatObject.COMPANY,
                        Map.of(
                                "name",
                                "Company " + i,
                                "externalId",
                                "c-" + i,
                                "status",
                                i % 2 == 0 ? "lost" : "customer")))
                .toList();
        for (int i = 1; i <= n; i++) {
            String company = ids.get(i - 1);
            planhat.seed(PlanhatObject.ENDUSER, Map.of("email", "u" + i + "@c" + i + ".example", "companyId", company));
            planhat.seed(
                    PlanhatObject.LICENSE,
                    Map.of("companyId", company, "value", i, "_currency", "EUR", "externalId", "l-" + i));
        }
        return ids;
    }

    /** The calls of a path. */
    List<JournalEntry> lists(String path) {
        return planhat.journal().entries(e -> e.path().equals(path));
    }

    /** What happens to the calls that ask for a company. */
    FaultRule fault(String company) {
        return planhat.faults().next().matching(c -> c.query().contains(company));
    }

    /** The companies that a call asks for. */
    static List<String> companies(JournalEntry call) {
        String query = URLDecoder.decode(call.query(), StandardCharsets.UTF_8);
        return List.of(query.replaceFirst(".*companyId=([^&]*).*", "$1").split(","));
    }

    PullRig start() {
        property("camel.route-template[pull].template-id", "planhat-company-pull");
        parameters.forEach((key, value) -> property("camel.route-template[pull]." + key, value));
        main.start();
        return this;
    }

    JobReport run() {
        try {
            return main.getCamelTemplate().requestBody("direct:pull", (Object) null, JobReport.class);
        } catch (CamelExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What reaches whoever triggered the pull. */
    JobFailedException failure() {
        try {
            JobReport report = main.getCamelTemplate().requestBody("direct:pull", (Object) null, JobReport.class);
            throw new AssertionError("the run did not fail: " + report);
        } catch (CamelExecutionException e) {
            return (JobFailedException) e.getCause();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    StateStore store() {
        return StateStores.of(main.getCamelContext()).of("pull");
    }

    @Override
    public void close() {
        main.stop();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.data.Companies;
import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;
import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/**
 * Several routes over one component as it is by default, each an endless bulk upsert of another object in small batches, for some seconds:
 * all that limits them is the quota, and that one object's bulk calls do not overlap.
 */
public final class QuotaProgram implements Program {
    private static final int BATCH = 5;
    private static final String COMPANY = "extid-" + Companies.externalId(0);
    /** The first four are what "several" means. */
    private static final List<String> OBJECTS =
            List.of("company", "enduser", "asset", "issue", "license", "nps", "project", "objective");

    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        List<String> objects = OBJECTS.subList(0, Math.toIntExact(arguments.number("routes")));
        PlanhatComponent planhat = new PlanhatComponent();
        planhat.getConfiguration().setBaseUrl(arguments.text("url"));
        planhat.getConfiguration().setAccessToken(arguments.text("token"));
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.addComponent("planhat", planhat);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (String object : objects) {
                        from("direct:" + object).to("planhat:" + object + "/bulkUpsert?batchSize=" + BATCH);
                    }
                }
            });
            camel.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(arguments.number("seconds"));
            ProducerTemplate template = camel.createProducerTemplate();
            List<CompletableFuture<BulkOutcome>> runs = new ArrayList<>();
            for (String object : objects) {
                runs.add(template.asyncRequestBody("direct:" + object, until(end, object), BulkOutcome.class));
            }
            parent.say(done(runs));
        } finally {
            camel.stop();
        }
    }

    private static Iterator<Map<String, Object>> until(long end, String object) {
        return LongStream.iterate(1, number -> System.nanoTime() - end < 0, number -> number + 1)
                .mapToObj(number -> record(object, number))
                .iterator();
    }

    private static Done done(List<CompletableFuture<BulkOutcome>> runs) throws Exception {
        long records = 0;
        long calls = 0;
        for (CompletableFuture<BulkOutcome> run : runs) {
            BulkOutcome outcome = run.get();
            if (outcome.getCreated() != outcome.getRead()) {
                throw new IllegalStateException("not all were created: " + outcome + " " + outcome.getRecords());
            }
            records += outcome.getRead();
            calls += outcome.getCalls();
        }
        return new Done(records, calls);
    }

    private static Map<String, Object> record(String object, long number) {
        String key = object + "-" + number;
        return switch (object) {
            case "company" -> Map.of("externalId", key, "name", key);
            case "enduser" -> Map.of("sourceId", key, "email", key + "@example.com", "companyId", COMPANY);
            case "issue" -> Map.of("sourceId", key, "title", key);
            case "nps" -> Map.of("sourceId", key, "email", key + "@example.com", "score", 9);
            case "license" -> Map.of("sourceId", key, "companyId", COMPANY, "_currency", "EUR", "value", 100);
            default -> Map.of("sourceId", key, "name", key, "companyId", COMPANY);
        };
    }
}

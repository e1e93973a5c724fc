/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.routes.job.JobReports;

/**
 * Runs every job of a context once, one after the other, as they are declared. One that fails does not keep the others from
 * running; a stop does, and a token that Planhat refuses.
 */
final class JobPass {
    private final CamelContext context;
    private final JobReports reports;
    private final StopSignal stop;
    private String endOfPass;

    /** @param endOfPass why no job is to be run, or null */
    JobPass(CamelContext context, StopSignal stop, String endOfPass) {
        this.context = context;
        this.reports = JobReports.of(context);
        this.stop = stop;
        this.endOfPass = endOfPass;
    }

    List<JobResult> run() throws Exception {
        List<JobResult> results = new ArrayList<>();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Map.Entry<String, String> job : reports.jobs().entrySet()) {
                results.add(runOrSkip(template, job.getKey(), job.getValue()));
            }
        }
        return results;
    }

    /**
     * Runs only some of them.
     *
     * @param first what is to be done before each, by the names of the jobs
     */
    List<JobResult> run(Map<String, Runnable> first) throws Exception {
        List<JobResult> results = new ArrayList<>();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Map.Entry<String, Runnable> job : first.entrySet()) {
                if (endOfPass == null && !stop.isRequested()) {
                    job.getValue().run();
                }
                String kind = reports.jobs().get(job.getKey());
                results.add(runOrSkip(template, job.getKey(), kind));
            }
        }
        return results;
    }

    private JobResult runOrSkip(ProducerTemplate template, String name, String kind) {
        if (endOfPass == null && stop.isRequested()) {
            endOfPass = "the runner was asked to stop";
        }
        return endOfPass == null ? trigger(template, name, kind) : JobResult.notRun(name, kind, endOfPass);
    }

    private JobResult trigger(ProducerTemplate template, String name, String kind) {
        var before = reports.latest(name);
        Exchange exchange = template.send("direct:" + name, ExchangePattern.InOut, e -> {});
        if (exchange.getException(PlanhatUnauthorizedException.class) != null) {
            endOfPass = "Planhat refused the token, so nothing can succeed";
        }
        var after = reports.latest(name);
        if (after.isPresent() && !after.equals(before)) {
            return JobResult.of(after.get());
        }
        String problem = exchange.getException() == null
                ? "the job ended without a report"
                : exchange.getException().getMessage();
        return JobResult.failed(name, kind, problem);
    }
}

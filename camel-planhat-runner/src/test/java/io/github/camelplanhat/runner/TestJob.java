/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobRun;

/** A job that counts to its number: what is divisible by 7 it refuses, at a negative number it fails. Public for Camel. */
public final class TestJob implements CamelContextAware {
    private final String name;
    private final int number;
    private CamelContext context;
    private Job job;

    public TestJob(String name, int number) {
        this.name = name;
        this.number = number;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
        String folder = camelContext
                .getPropertiesComponent()
                .resolveProperty("config.dir")
                .orElseThrow();
        job = Job.declare(camelContext, name, "test", JobCounts.of("numbers"), Path.of(folder, "state"));
    }

    public void work(Exchange exchange) {
        JobRun run = job.begin();
        if (number < 0) {
            throw run.fail(new IllegalStateException("cannot count to " + number));
        }
        for (int i = 1; i <= number; i++) {
            run.add("numbers", 1);
            if (i % 7 == 0) {
                run.reason("number " + i + " is refused", 1);
            }
            run.goesOn();
        }
        exchange.getMessage().setBody(run.end(number < 7));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.quartz.CronExpression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.runner.config.ConfigException;

/**
 * The property {@code planhat.schedule}: a Quartz cron expression that runs one pass over every sync, in the order of
 * what their objects need, and then over every job. A pass that is still going on when the next is due is not started a second time.
 */
final class Schedule {
    static final String PROPERTY = "planhat.schedule";

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private Schedule() {}

    static MainListener add(StopSignal stop) {
        return new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport main) {
                add(main.getCamelContext(), stop);
            }
        };
    }

    private static void add(CamelContext context, StopSignal stop) {
        Optional<String> cron = context.getPropertiesComponent()
                .resolveProperty(PROPERTY)
                .map(String::trim)
                .filter(c -> !c.isEmpty());
        if (cron.isEmpty()) {
            return;
        }
        if (!CronExpression.isValidExpression(cron.get())) {
            throw new ConfigException(
                    PROPERTY + " = " + cron.get() + " is no Quartz cron expression, such as 0 0/15 * * * ?");
        }
        try {
            context.addRoutes(route(context, cron.get(), stop));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** The runs tell of themselves; one that did not take place cannot. */
    private static void tell(Results results) {
        for (SyncResult sync : results.syncs()) {
            if (sync.state() == SyncResult.State.NOT_RUN) {
                LOG.warn("sync {} was not run: {}", sync.name(), sync.problem());
            }
        }
        for (JobResult job : results.jobs()) {
            if (job.state() == SyncResult.State.NOT_RUN) {
                LOG.warn("job {} was not run: {}", job.name(), job.problem());
            }
        }
    }

    private static RouteBuilder route(CamelContext context, String cron, StopSignal stop) {
        return new RouteBuilder(context) {
            @Override
            public void configure() {
                from("quartz:planhat-schedule?stateful=true&cron=RAW(" + cron + ")")
                        .routeId("planhat-schedule")
                        .process(e -> tell(new OncePass(context, stop).runAll()));
            }
        };
    }
}

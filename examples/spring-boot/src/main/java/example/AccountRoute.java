/* SPDX-License-Identifier: Apache-2.0 */
package example;

import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.camelplanhat.component.outcome.BulkOutcome;

@Component
public class AccountRoute extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRoute.class);

    @Override
    public void configure() {
        from("timer:accounts?delay=0&period={{accounts.period}}")
                .routeId("accounts")
                .bean(AccountRepository.class, "active")
                .to("planhat:company/bulkUpsert")
                .process(e -> report(e.getMessage().getBody(BulkOutcome.class)));
    }

    /** One line for the run, and one for each record that Planhat did not take. */
    private static void report(BulkOutcome outcome) {
        LOG.info(
                "Accounts: {} created, {} updated, {} unchanged, {} refused",
                outcome.getCreated(),
                outcome.getUpdated(),
                outcome.getUnchanged(),
                outcome.getRefused());
        outcome.getRecords().forEach(r -> LOG.warn("{} is {}: {}", r.key(), r.status(), r.reason()));
    }
}

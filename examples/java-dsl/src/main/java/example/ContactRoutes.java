/* SPDX-License-Identifier: Apache-2.0 */
package example;

import org.apache.camel.builder.RouteBuilder;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** Contacts to Planhat, then endusers from Planhat. */
public final class ContactRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from("timer:once?repeatCount=1&delay=0")
                .routeId("contacts")
                // Contacts name their company, so that it has to be there before them.
                .bean(Contacts.class, "companies")
                .to("planhat:company/bulkUpsert")
                .bean(Contacts.class, "all")
                .to("planhat:enduser/bulkUpsert")
                .process(e -> report(e.getMessage().getBody(BulkOutcome.class)))
                .to("direct:export");

        from("direct:export")
                .routeId("export")
                .to("planhat:enduser/list?stream=true&complete=true")
                .bean(new JsonLinesFile(), "write(${body}, '{{export}}')")
                .log("${body} endusers are in {{export}}");
    }

    private void report(BulkOutcome outcome) {
        log.info(
                "{} created, {} updated, {} unchanged",
                outcome.getCreated(),
                outcome.getUpdated(),
                outcome.getUnchanged());
        outcome.getRecords().forEach(r -> log.warn("{} is {}: {}", r.key(), r.status(), r.reason()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.source.jira.JiraConnection;
import io.github.camelplanhat.routes.source.jira.JiraStub;
import io.github.camelplanhat.routes.source.zendesk.ZendeskConnection;
import io.github.camelplanhat.routes.source.zendesk.ZendeskStub;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.state.Watermarks;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

/** A Camel Main with a vendor's source called {@code desk} and one sync of it called {@code support}. */
final class TicketRig implements AutoCloseable {
    final Main main = new EmbeddedMain();

    private final PlanhatSimulator planhat;

    private TicketRig(PlanhatExtension planhat, Path directory) {
        this.planhat = planhat.simulator();
        property("camel.component.planhat.base-url", planhat.baseUrl());
        property("camel.component.planhat.access-token", planhat.simulator().token());
        property("camel.component.planhat.max-retries", "0");
        property("camel.route-template[support].template-id", "planhat-ticket-sync");
        set("name", "support");
        set("state", directory.resolve("state").toString());
    }

    static TicketRig zendesk(ZendeskStub zendesk, PlanhatExtension planhat, Path directory) {
        ZendeskConnection connection = new ZendeskConnection();
        connection.setEmail(ZendeskStub.EMAIL);
        connection.setToken(ZendeskStub.TOKEN);
        TicketRig rig = new TicketRig(planhat, directory);
        rig.main.bind("zendesk", connection);
        return rig.source("planhat-zendesk-source", zendesk.url(), "callsPerMinute")
                .set("mapping", "classpath:planhat-mappings/zendesk/tickets.yaml");
    }

    static TicketRig jira(JiraStub jira, PlanhatExtension planhat, Path directory) {
        JiraConnection connection = new JiraConnection();
        connection.setEmail(JiraStub.EMAIL);
        connection.setToken(JiraStub.TOKEN);
        TicketRig rig = new TicketRig(planhat, directory);
        rig.main.bind("jira", connection);
        return rig.source("planhat-jira-source", jira.url(), "callsPerSecond")
                .set("object", "issue")
                .set("mapping", "classpath:planhat-mappings/jira/issues.yaml");
    }

    private TicketRig source(String template, String url, String pace) {
        of("template-id", template);
        of("name", "desk");
        of("baseUrl", url);
        of(pace, "10000");
        of("retryDelay", "1");
        of("maxRetries", "1");
        return set("source", "direct:desk");
    }

    /** A parameter of the source. */
    TicketRig of(String parameter, String value) {
        return property("camel.route-template[desk]." + parameter, value);
    }

    /** A parameter of the sync. */
    TicketRig set(String parameter, String value) {
        return property("camel.route-template[support]." + parameter, value);
    }

    TicketRig property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    SyncReport run() {
        if (!main.isStarted()) {
            main.start();
        }
        return main.getCamelContext()
                .createProducerTemplate()
                .requestBody("direct:support", (Object) null, SyncReport.class);
    }

    /** The exception that reaches whoever triggered the sync. */
    Throwable failure() {
        try {
            throw new AssertionError("the run did not fail: " + run());
        } catch (CamelExecutionException e) {
            return e.getCause();
        }
    }

    StateStore store() {
        return StateStores.of(main.getCamelContext()).of("support");
    }

    /** The stored watermark; null if there is none. */
    Object watermark() {
        return Watermarks.parse(
                store().inTransaction(() -> store().cursors().read("support").orElse(null)));
    }

    List<StoredDeadLetter> letters() {
        return store().inTransaction(() -> store().deadLetters().after("support", 0, Integer.MAX_VALUE));
    }

    List<RunKind> runs() {
        return store().inTransaction(() -> store().runs().latest("support", 9)).stream()
                .map(RunRow::kind)
                .toList();
    }

    @Override
    public void close() {
        main.stop();
    }

    /** Puts a company into Planhat; its id. */
    String company(String externalId, String... domains) {
        return planhat.seed(
                PlanhatObject.COMPANY,
                Map.of("externalId", externalId, "name", "Company " + externalId, "domains", List.of(domains)));
    }

    /** The ticket that Planhat has under an id of the help desk. */
    Map<String, Object> ticket(String id) {
        return planhat.find(PlanhatObject.TICKET, "sourceId", id).orElseThrow();
    }

    /** How many calls wrote tickets. */
    int writes() {
        return planhat.journal().count(PlanhatObject.TICKET, Operation.BULK_UPSERT);
    }
}

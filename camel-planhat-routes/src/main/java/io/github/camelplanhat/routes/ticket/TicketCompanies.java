/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.ticket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.mapping.RowPath;
import io.github.camelplanhat.routes.mapping.UnmappedRow;
import io.github.camelplanhat.routes.row.EnrichedRow;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.SnapshotReader;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.sync.Sync;

/**
 * The steps of {@code planhat-ticket-sync} that find the company of each row: {@link #open} for a run, {@link #resolve} for
 * each batch. The companies are read once a run, when the first row needs them.
 */
public final class TicketCompanies implements CamelContextAware {
    private static final String COLUMN = "company";
    private static final String FINDER = "CamelPlanhatTicketCompanies";

    private final TicketSettings settings = new TicketSettings();
    private CamelContext context;
    private PlanhatObject object;
    private FreeMail freeMail;
    private String key;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public TicketSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        object = settings.object();
        freeMail = settings.freeMail();
        key = settings.companyKey();
    }

    /** Makes room for what a run knows of the companies. */
    public void open(Exchange exchange) {
        LongConsumer counter = calls -> Sync.countCalls(exchange, calls);
        exchange.setProperty(FINDER, new Lookup(counter));
    }

    /** Adds the column {@code company} to the rows of a batch, or why there is none. */
    public void resolve(Exchange exchange) {
        Lookup lookup = exchange.getProperty(FINDER, Lookup.class);
        List<Object> rows = new ArrayList<>();
        for (Object row : exchange.getMessage().getBody(List.class)) {
            rows.add(row instanceof UnmappedRow ? row : lookup.enriched((Map<?, ?>) row));
        }
        exchange.getMessage().setBody(rows);
    }

    private CompanyDirectory read(LongConsumer counter) {
        Path folder = StateStores.of(context).folder(settings.getName());
        SnapshotReader reader = new SnapshotReader(context, PlanhatObject.COMPANY, Set.of("domains"), folder);
        try (Snapshot companies = reader.read(counter)) {
            return new CompanyDirectory(companies, key);
        }
    }

    /** What one run knows. */
    private final class Lookup {
        private final LongConsumer counter;
        private final RowPath organization = settings.organization();
        private final RowPath email = settings.email();
        private CompanyFinder finder;

        Lookup(LongConsumer counter) {
            this.counter = counter;
        }

        EnrichedRow enriched(Map<?, ?> row) {
            Object address = email.read(row);
            if (object == PlanhatObject.TICKET
                    && (address == null || address.toString().isBlank())) {
                return EnrichedRow.refused(
                        row,
                        Map.of(COLUMN, FoundCompany.none("").column(null)),
                        "it has no e-mail (from " + email + "), and Planhat drops such tickets without a word");
            }
            String domain = MailDomain.of(address);
            FoundCompany found = finder().find(organization.read(row), domain);
            boolean own = domain != null && !freeMail.has(domain);
            Map<String, Object> added = Map.of(COLUMN, found.column(own ? domain : null));
            return found.problem() == null
                    ? EnrichedRow.of(row, added)
                    : EnrichedRow.withoutCompany(row, added, found.problem());
        }

        private CompanyFinder finder() {
            if (finder == null) {
                boolean several = object.companyReference().orElseThrow().array();
                finder = new CompanyFinder(read(counter), freeMail, key, several);
            }
            return finder;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.PluginHelper;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.datapath.DataPath;
import io.github.camelplanhat.routes.datapath.DataPathException;
import io.github.camelplanhat.routes.datapath.FieldSeen;
import io.github.camelplanhat.routes.datapath.SuggestedPath;
import io.github.camelplanhat.routes.macro.MacroValues;
import io.github.camelplanhat.routes.pull.lookup.CompanyKey;
import io.github.camelplanhat.routes.pull.lookup.Target;
import io.github.camelplanhat.routes.pull.lookup.Targets;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;
import io.github.camelplanhat.routes.sync.RowCursor;

/**
 * Reads one page of what a pull would read, for people who set one up. The lookup is asked for its first companies; no sink
 * is called, and nothing is stored.
 */
public final class PullSampler {
    /** A page of fewer records is known to be the last one, so that there is no second call. */
    public static final int MOST = 30;

    private final CamelContext context;

    public PullSampler(CamelContext context) {
        this.context = context;
    }

    /**
     * A page of a pull that the context has.
     *
     * @param company the {@code _id} of a company to be asked for in the place of the lookup's first; may be null
     * @param records how many at most, up to {@link #MOST}
     * @throws IllegalArgumentException if there is no such pull; the message names the nearest
     */
    public PullSample ofPull(String name, String company, int records) {
        check(company);
        CompanyPulls pulls = CompanyPulls.of(context);
        CompanyPull pull = pulls.find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no pull " + name
                        + Names.hint(name, pulls.names()) + " (there are: " + String.join(", ", pulls.names()) + ")"));
        Instant now = Instant.now();
        List<String> problems = new ArrayList<>();
        PullGroup group = company == null
                ? first(pull, now, problems)
                : new PullGroup(
                        List.of(new Target(company, Map.of(pull.plan().key.column(), company))), Map.of());
        if (group == null) {
            return new PullSample(
                    name,
                    pull.plan().object.name(),
                    List.of(),
                    pull.plan().path.toString(),
                    List.of(),
                    List.of(),
                    List.of(),
                    problems.isEmpty() ? "the lookup has no company" : problems.get(0));
        }
        return sample(pull, group, now, records);
    }

    /** @return null if the lookup means no company */
    private PullGroup first(CompanyPull pull, Instant now, List<String> problems) {
        PullPlan plan = pull.plan();
        List<String> uris = plan.lookup.uris(new MacroValues(now, Map.of()));
        if (uris.isEmpty()) {
            return first(pull, plan.lookup.rows(plan.key.column()), problems);
        }
        try (PlanhatCall call = new PlanhatCall(context.getEndpoint(uris.get(0)))) {
            List<UnitOfWork> work = new ArrayList<>();
            Exchange answer = call.sendFilled(exchange -> work.add(workOf(exchange)));
            try (RowCursor rows = rows(answer)) {
                PullGroup group = first(pull, rows, problems);
                if (rows.failure() != null) {
                    throw rows.failure();
                }
                return group;
            } finally {
                // What a source does after a good run, such as moving its file away, must not follow a sample.
                answer.setException(new IllegalStateException("only a sample was read"));
                work.get(0).done(answer);
            }
        }
    }

    /** Lets what the lookup has open stay open until its first rows are read, as in the exchange of a pull. */
    private UnitOfWork workOf(Exchange exchange) {
        UnitOfWork work = PluginHelper.getUnitOfWorkFactory(context).createUnitOfWork(exchange);
        exchange.getExchangeExtension().setUnitOfWork(work);
        return work;
    }

    private static RowCursor rows(Exchange answer) {
        if (answer.getException() != null) {
            throw new IllegalStateException(
                    "the lookup failed: " + answer.getException().getMessage(), answer.getException());
        }
        return RowCursor.over(answer.getMessage().getBody(), row -> {});
    }

    private PullGroup first(CompanyPull pull, Iterator<?> rows, List<String> problems) {
        PullPlan plan = pull.plan();
        try (CompanyReferences companies = new CompanyReferences(context, pull.folder(), n -> {})) {
            Targets targets = new Targets(
                    rows, plan.key, companies, ids -> Set.of(), (reason, target) -> problems.add(reason), plan::check);
            PullGroups groups = new PullGroups(targets, plan.groupSize, () -> false);
            return groups.hasNext() ? groups.next() : null;
        }
    }

    private PullSample sample(CompanyPull pull, PullGroup group, Instant now, int records) {
        PullPlan plan = pull.plan();
        Object answer = call(uri(pull, records), exchange -> PullCall.prepare(plan, group, now, exchange.getMessage()));
        List<Map<String, Object>> found = new ArrayList<>();
        String problem = null;
        try {
            PullRecords all = plan.object.isRequest()
                    ? PullRecords.ofAnswer(plan, group, now, answer)
                    : PullRecords.ofList(plan, group, now, (List<?>) answer);
            all.forEachRemaining(found::addAll);
            if (found.isEmpty()) {
                problem = answer instanceof List<?> list && list.isEmpty()
                        ? "the answer is an empty list"
                        : "the answer has no records at " + plan.path;
            }
        } catch (DataPathException e) {
            problem = e.getMessage();
        }
        return new PullSample(
                pull.getSettings().getName(),
                plan.object.name(),
                group.targets().stream().map(Target::company).toList(),
                plan.path.toString(),
                SuggestedPath.of(answer),
                FieldSeen.in(found),
                found.stream().limit(records).toList(),
                problem);
    }

    private static String uri(CompanyPull pull, int records) {
        PullSettings settings = pull.getSettings();
        if (pull.plan().object.isRequest()) {
            return "planhat:request/" + settings.getRequestMethod() + "?" + settings.getRequestHeaders()
                    + "&priority=backfill&path=" + settings.getRequestPath();
        }
        return list(settings.getObject(), records)
                + (settings.getComplete().equals("true") ? "&complete=true" : "")
                + (settings.getSelect() == null ? "" : "&select=" + settings.getSelect());
    }

    private static String list(String object, int records) {
        int page = Math.min(records, MOST);
        return "planhat:" + object + "/list?priority=backfill&pageSize=" + page + "&maxRecords=" + page;
    }

    /**
     * A page of an object, whatever pulls there are.
     *
     * @param company the {@code _id} of the only company whose records are read, or null
     */
    public PullSample ofObject(String object, String company, int records) {
        check(company);
        Object answer = call(list(object, records), exchange -> {
            if (company != null) {
                exchange.getMessage().setHeader(PlanhatConstants.COMPANY_ID, company);
            }
        });
        List<Map<String, Object>> found =
                DataPath.parse("path", DataPath.EVERYTHING).records(answer);
        return new PullSample(
                object,
                object,
                company == null ? List.of() : List.of(company),
                DataPath.EVERYTHING,
                SuggestedPath.of(answer),
                FieldSeen.in(found),
                found,
                found.isEmpty() ? "the list is empty" : null);
    }

    private static void check(String company) {
        if (company != null) {
            CompanyKey.checkId(company);
        }
    }

    private Object call(String uri, Consumer<Exchange> input) {
        try (PlanhatCall call = new PlanhatCall(context.getEndpoint(uri))) {
            return call.sendFilled(input).getMessage().getBody();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.console;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.client.QuotaSnapshot;
import io.github.camelplanhat.component.journal.CallJournal;
import io.github.camelplanhat.component.journal.JournaledCall;

/**
 * Shows each planhat: component of a Camel context: its quota, and from its journal the last calls and the last failed ones.
 * What may be shown is the journal's matter; no token is in it.
 */
@DevConsole(
        name = "planhat",
        displayName = "Planhat",
        description = "Quota, last calls and last failures of the planhat: component")
public class PlanhatDevConsole extends AbstractDevConsole {
    /** Option: how many calls, and how many failed ones, are shown; default 10. */
    public static final String LIMIT = "limit";

    /** Option: whether the text form shows bodies too; the JSON form always does. */
    public static final String BODIES = "bodies";

    public PlanhatDevConsole() {
        super("camel", "planhat", "Planhat", "Quota, last calls and last failures of the planhat: component");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().forEach((name, component) -> {
            text.append("Component: ").append(name).append('\n');
            component
                    .quota()
                    .ifPresentOrElse(
                            quota -> {
                                quota(quota, text);
                                journal(component, options, text);
                            },
                            () -> text.append("    No endpoint is in use yet\n"));
        });
        return text.toString();
    }

    private static void journal(PlanhatComponent component, Map<String, Object> options, StringBuilder text) {
        boolean bodies = "true".equals(String.valueOf(options.get(BODIES)));
        component
                .callJournal()
                .ifPresentOrElse(
                        journal -> {
                            calls("Last calls", last(journal.calls(), options), bodies, text);
                            calls("Last failures", last(journal.failures(), options), bodies, text);
                        },
                        () -> text.append("    The journal is off (journalSize=0)\n"));
    }

    private static void quota(QuotaSnapshot q, StringBuilder text) {
        text.append(
                String.format("    Calls left this minute: %d (used: %d)%n", q.leftThisMinute(), q.usedThisMinute()));
        text.append(String.format("    In flight: %d%n", q.inFlight()));
        text.append(String.format("    Waiting: %d live, %d backfill%n", q.waitingLive(), q.waitingBackfill()));
        if (!q.closedFor().isZero()) {
            text.append(String.format(
                    "    Paused by Planhat for: %d ms%n", q.closedFor().toMillis()));
        }
    }

    private static void calls(String title, List<JournaledCall> calls, boolean bodies, StringBuilder text) {
        text.append("    ").append(title).append(calls.isEmpty() ? ": none\n" : ":\n");
        for (JournaledCall c : calls) {
            text.append(String.format(
                    "        %s %s/%s %s %s attempt %d: %s in %d ms%s%n",
                    c.at(),
                    c.object(),
                    c.operation(),
                    c.method(),
                    c.path(),
                    c.attempt(),
                    c.failed() ? c.failure() + " " + c.status() : String.valueOf(c.status()),
                    c.took().toMillis(),
                    c.records() == 0 ? "" : ", " + c.records() + " records"));
            if (bodies) {
                body("sent", c.request(), text);
                body("got", c.answer(), text);
            }
        }
    }

    private static void body(String title, String body, StringBuilder text) {
        if (!body.isEmpty()) {
            text.append("            ").append(title).append(": ").append(body).append('\n');
        }
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray all = new JsonArray();
        components().forEach((name, component) -> {
            JsonObject shown = new JsonObject();
            shown.put("name", name);
            component.quota().ifPresent(quota -> shown.put("quota", json(quota)));
            component.callJournal().ifPresent(journal -> put(journal, shown, options));
            all.add(shown);
        });
        JsonObject root = new JsonObject();
        root.put("components", all);
        return root;
    }

    private static void put(CallJournal journal, JsonObject shown, Map<String, Object> options) {
        shown.put("calls", json(last(journal.calls(), options)));
        shown.put("failures", json(last(journal.failures(), options)));
    }

    private static JsonObject json(QuotaSnapshot quota) {
        JsonObject json = new JsonObject();
        json.put("left", quota.leftThisMinute());
        json.put("used", quota.usedThisMinute());
        json.put("inFlight", quota.inFlight());
        json.put("waitingLive", quota.waitingLive());
        json.put("waitingBackfill", quota.waitingBackfill());
        json.put("pausedForMillis", quota.closedFor().toMillis());
        return json;
    }

    private static JsonArray json(List<JournaledCall> calls) {
        JsonArray all = new JsonArray();
        for (JournaledCall c : calls) {
            JsonObject json = new JsonObject();
            json.put("at", c.at().toString());
            json.put("object", c.object());
            json.put("operation", c.operation());
            json.put("method", c.method());
            json.put("path", c.path());
            json.put("attempt", c.attempt());
            json.put("records", c.records());
            json.put("status", c.status());
            json.put("failure", c.failure());
            json.put("millis", c.took().toMillis());
            json.put("request", c.request());
            json.put("answer", c.answer());
            all.add(json);
        }
        return all;
    }

    private static List<JournaledCall> last(List<JournaledCall> calls, Map<String, Object> options) {
        int limit = limit(options);
        return calls.size() <= limit ? calls : calls.subList(0, limit);
    }

    private static int limit(Map<String, Object> options) {
        try {
            return Math.max(0, Integer.parseInt(String.valueOf(options.getOrDefault(LIMIT, "10"))));
        } catch (NumberFormatException e) {
            return 10;
        }
    }

    private Map<String, PlanhatComponent> components() {
        Map<String, PlanhatComponent> found = new TreeMap<>();
        Collection<String> names = getCamelContext().getComponentNames();
        for (String name : names) {
            if (getCamelContext().hasComponent(name) instanceof PlanhatComponent planhat) {
                found.put(name, planhat);
            }
        }
        return found;
    }
}

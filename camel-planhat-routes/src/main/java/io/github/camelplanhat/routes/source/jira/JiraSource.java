/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.routes.source.RestCall;
import io.github.camelplanhat.routes.source.RestException;
import io.github.camelplanhat.routes.source.RestSource;
import io.github.camelplanhat.routes.source.WatermarkTime;

/** The steps of {@code planhat-jira-source} that YAML cannot say. */
public final class JiraSource extends RestSource {
    private static final RestCall MYSELF = RestCall.get("/rest/api/3/myself", null);

    private final JiraSettings settings;
    private Jql jql;
    private IssueReader reader;
    private ZoneId zone;
    private Duration overlap;

    public JiraSource() {
        this(new JiraSettings());
    }

    private JiraSource(JiraSettings settings) {
        super("Jira", "jira", settings);
        this.settings = settings;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public JiraSettings getSettings() {
        return settings;
    }

    @Override
    public void start() {
        super.start();
        jql = settings.jql();
        zone = settings.zone();
        overlap = settings.since();
        reader = new IssueReader(settings.site(), settings.fields(), settings.organization());
    }

    /** Answers with the issues that changed since the watermark, or with all of them if there is none. */
    public void rows(Exchange exchange) {
        String query = WatermarkTime.of(exchange.getVariable("watermark"))
                .map(watermark -> jql.since(watermark.minus(overlap), zone == null ? ofTheUser() : zone))
                .orElseGet(jql::all);
        exchange.getMessage().setBody(new IssueRows(new IssuePages(this::ask, query, reader.fields()), reader::row));
    }

    /** The zone in which Jira reads the times of a query. */
    private ZoneId ofTheUser() {
        Object told = ask(MYSELF).object().get("timeZone");
        try {
            return ZoneId.of(String.valueOf(told));
        } catch (DateTimeException e) {
            throw new RestException(
                    200,
                    "Jira does not tell the time zone of the user, in which it reads times, but '" + told
                            + "': set zone of the source to the one of the user's profile",
                    e);
        }
    }

    /** {@code {"errorMessages": ["…"], "errors": {"field": "…"}}}. */
    @Override
    protected String message(JsonNode body) {
        String messages = texts(body.path("errorMessages"));
        String errors = texts(body.path("errors"));
        return (messages + " " + errors + " " + body.path("message").asText()).strip();
    }

    private static String texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }

    @Override
    protected String advice(int status, JsonNode body) {
        return switch (status) {
            case 400 -> "Is the jql one that Jira's own search takes?";
            case 401 -> "Give the e-mail of a Jira user and an API token of that user that has not expired";
            case 403 ->
                "Let the user, and the scopes of the token, read the issues. Where the user's profile may not be read, set"
                        + " zone of the source";
            case 404, 410 -> "Is baseUrl the address of a site of Jira Cloud, such as https://acme.atlassian.net?";
            case 429 -> "Other programs use the site's limit too: lower callsPerSecond";
            default -> "";
        };
    }
}

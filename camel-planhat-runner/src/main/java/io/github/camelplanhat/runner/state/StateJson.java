/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** What is stored, for other programs. */
public final class StateJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StateJson() {}

    /** One array over several lines. */
    public static List<String> runs(List<StoredRun> runs) {
        return pretty(runs.stream().map(StateJson::fields).toList());
    }

    public static List<String> run(StoredRun run) {
        return pretty(fields(run));
    }

    /** One line. */
    public static String deadLetter(StoredDeadLetter l) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", l.id());
        fields.put("sync", l.sync());
        fields.put("object", l.object());
        fields.put("key", l.key());
        fields.put("status", l.status().name());
        fields.put("reason", l.reason());
        fields.put("run", l.run());
        fields.put("index", l.index());
        fields.put("attempts", l.attempts());
        fields.put("first", l.first().toString());
        fields.put("last", l.last().toString());
        fields.put("read", l.readAt().toString());
        fields.put("unreadable", l.unreadable());
        fields.put("waiting", l.waiting());
        fields.put("row", new RawValue(l.row()));
        fields.put("record", new RawValue(l.record()));
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> fields(StoredRun run) {
        return run.isJob() ? fields(run.job()) : fields(run.sync());
    }

    private static Map<String, Object> fields(JobRunRow run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", run.id());
        fields.put("job", run.job());
        fields.put("kind", run.kind());
        fields.put("state", RunsText.state(run.state()));
        fields.put("clean", run.clean());
        fields.put("attempts", run.attempts());
        fields.put("started", run.started().toString());
        fields.put("lastCount", run.updated().toString());
        fields.put("ended", run.ended() == null ? null : run.ended().toString());
        fields.put("seconds", JobRunsText.length(run));
        fields.put("counts", run.counts());
        fields.put("failure", run.failure());
        fields.put("reasons", run.reasons());
        return fields;
    }

    private static Map<String, Object> fields(RunRow run) {
        RunCounts c = run.counts();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", run.id());
        fields.put("sync", run.sync());
        fields.put("object", run.object());
        fields.put("kind", run.kind().text());
        fields.put("state", RunsText.state(run.state()));
        fields.put("attempts", run.attempts());
        fields.put("started", run.started().toString());
        fields.put("lastBatch", run.updated().toString());
        fields.put("ended", run.ended() == null ? null : run.ended().toString());
        fields.put("seconds", RunsText.length(run));
        fields.put("read", c.read());
        fields.put("created", c.created());
        fields.put("updated", c.updated());
        fields.put("unchanged", c.unchanged());
        fields.put("refused", c.refused());
        fields.put("skipped", c.skipped());
        fields.put("unknown", c.unknown());
        fields.put("resent", c.resent());
        fields.put("calls", c.calls());
        fields.put("isolationCalls", c.isolationCalls());
        fields.put("removals", run.removals());
        fields.put("inFlight", run.inFlight().size());
        fields.put("failure", run.failure());
        fields.put("reasons", run.reasons());
        return fields;
    }

    static List<String> pretty(Object value) {
        StringWriter text = new StringWriter();
        try {
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(text, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().lines().toList();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests of one's own for each company. */
class PullRequestTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private PullRig rig;

    @BeforeEach
    void newRig() {
        rig = new PullRig(PLANHAT, dir);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRequestReadsAnyPathAndItsDataBehindAPath() {
        List<String> ids = rig.seed(2);
        planhat.faults()
                .next()
                .path("/companies/" + ids.get(0))
                .always()
                .status(200, "{\"page\":{\"total\":2},\"data\":[{\"a\":1},{\"a\":2}]}");
        planhat.faults()
                .next()
                .path("/companies/" + ids.get(1))
                .always()
                .status(200, "{\"page\":{\"total\":0},\"data\":[]}");
        JobReport report = rig.set("object", "request")
                .set("lookup", "lean")
                .set("requestPath", "/companies/{lookup._id}")
                .set("requestHeaders", "header.X-Trace=pull 1")
                .set("filters", "since={now-1:date}")
                .set("path", "$.data[*]")
                .set("metadata", "total=$.page.total&company={lookup._id}")
                .start()
                .run();

        assertThat(rig.sink.records)
                .containsExactly(
                        Map.of("a", 1, "total", 2, "company", ids.get(0)),
                        Map.of("a", 2, "total", 2, "company", ids.get(0)));
        JournalEntry call = rig.lists("/companies/" + ids.get(0)).get(0);
        assertThat(call.header("X-Trace")).contains("pull 1");
        assertThat(call.query()).matches("since=\\d{4}-\\d\\d-\\d\\d");
        assertThat(report.counts()).containsEntry("calls", 2L).containsEntry("records", 2L);
    }

    @Test
    void aRequestMayPostJsonWithMacros() throws Exception {
        // Two braces side by side end one of Camel's placeholders, but not in a file.
        Path body = Files.writeString(
                dir.resolve("body.json"),
                "{\"company\":\"{lookup._id}\",\"name\":\"{lookup.name}\",\"nested\":{\"a\":[{}]}}");
        List<String> ids = rig.seed(1);
        planhat.faults().next().method("POST").always().status(200, "{\"rows\":[1,2]}");
        rig.set("object", "request")
                .set("requestMethod", "post")
                .set("requestPath", "/search/{now:yyyy}")
                .set("requestBody", "file:" + body)
                .set("path", "$.rows")
                .start()
                .run();

        assertThat(rig.sink.values("value")).containsExactly(1, 2);
        JournalEntry call =
                planhat.journal().entries(e -> e.method().equals("POST")).get(0);
        assertThat(call.path()).matches("/search/\\d{4}");
        assertThat(call.body())
                .isEqualTo("{\"company\":\"" + ids.get(0) + "\",\"name\":\"Company 1\",\"nested\":{\"a\":[{}]}}");
    }

    @Test
    void anAnswerThatIsOneRecordIsSuggestedAsAWhole() {
        rig.seed(1);
        JobReport report = rig.set("object", "request")
                .set("requestPath", "/companies/{lookup._id}")
                .start()
                .run();

        assertThat(report.reasons().keySet().iterator().next()).endsWith("its records may be at $");
    }

    @Test
    void anAnswerWithoutABodyHasNoRecords() {
        rig.seed(1);
        planhat.faults()
                .next()
                .matching(c -> c.path().startsWith("/companies/"))
                .always()
                .status(200, "");
        JobReport report = rig.set("object", "request")
                .set("requestPath", "/companies/{lookup._id}")
                .set("path", "$.data[*]")
                .set("metadata", "total=$.total&name={lookup.name}")
                .start()
                .run();

        assertThat(report.clean()).as(report.reasons().toString()).isTrue();
        assertThat(report.counts()).containsEntry("calls", 1L).containsEntry("records", 0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    requestPath    | /a&readOnly=false     | requestPath: path holds characters that a path cannot hold
                    requestPath    | /a?b=c                | requestPath: path must not hold a query
                    requestPath    | companies/{lookup._id} | requestPath: path must begin with one slash
                    requestHeaders | X-Trace=1             | requestHeaders: 'X-Trace' must begin with header., such as
                    requestHeaders | header.A=1&readOnly=false | requestHeaders: 'readOnly' must begin with header.
                    requestHeaders | header.Host=a         | header.Host cannot be set
                    requestHeaders | header.authorization=a | header.authorization cannot be set
                    """)
    void whatIsWrittenIntoTheEndpointBringsNoOtherOptionsAlong(String parameter, String value, String message) {
        rig.set("object", "request")
                .set("requestPath", "/companies/{lookup._id}")
                .set(parameter, value);

        assertThatThrownBy(rig::start).hasStackTraceContaining(message);
    }

    @Test
    void aPathTakesDatesOfAnyForm() {
        rig.seed(1);
        planhat.faults()
                .next()
                .matching(c -> c.path().startsWith("/days/"))
                .always()
                .status(200, "[]");
        JobReport report = rig.set("object", "request")
                .set("requestPath", "/days/{now-1 month:yyyy-MM-dd HH:mm}/{lookup.name}")
                .start()
                .run();

        assertThat(report.clean()).as(report.reasons().toString()).isTrue();
        assertThat(planhat.journal().entries(e -> e.path().startsWith("/days/")))
                .singleElement()
                .satisfies(e -> assertThat(e.path())
                        .matches("/days/\\d{4}-\\d\\d-\\d\\d( |%20)\\d\\d(:|%3A)\\d\\d/Company( |%20)1"));
    }

    @Test
    void aPathThatLeadsNowhereSaysWhereTheRecordsMayBe() {
        rig.seed(1);
        planhat.faults()
                .next()
                .matching(c -> c.path().startsWith("/companies/"))
                .always()
                .status(200, "{\"items\":[{\"a\":1}]}");
        JobReport report = rig.set("object", "request")
                .set("requestPath", "/companies/{lookup._id}")
                .set("path", "$.data[*]")
                .start()
                .run();

        assertThat(report.counts()).containsEntry("failed", 1L);
        assertThat(report.reasons().keySet().iterator().next())
                .contains("nothing at $.data[*]", "may be at $.items[*]");
    }
}

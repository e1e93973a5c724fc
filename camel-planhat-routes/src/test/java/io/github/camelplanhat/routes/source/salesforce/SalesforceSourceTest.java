/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.routes.source.SourceRig;

import static io.github.camelplanhat.routes.source.salesforce.SalesforceStub.account;
import static io.github.camelplanhat.routes.source.salesforce.SalesforceStub.error;
import static io.github.camelplanhat.routes.source.salesforce.SalesforceStub.json;
import static io.github.camelplanhat.routes.source.salesforce.SalesforceStub.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SalesforceSourceTest {
    private static final String OLD = "2025-06-01T08:00:00.000+0000";

    private final SalesforceStub salesforce = new SalesforceStub();
    private final SourceRig rig = new SourceRig("planhat-salesforce-source");

    @BeforeEach
    void prepare() {
        rig.main.bind("clock", Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
        rig.property("camel.component.salesforce.login-url", salesforce.url())
                .property("camel.component.salesforce.authentication-type", "CLIENT_CREDENTIALS")
                .property("camel.component.salesforce.client-id", "test-client")
                .property("camel.component.salesforce.client-secret", "test-secret")
                .property("camel.component.salesforce.lazy-login", "true");
        rig.set("object", "Account")
                .set("fields", "Name, Owner.Email")
                .set("retryDelay", 1)
                .set("maxRetries", 2);
    }

    @AfterEach
    void stop() {
        rig.close();
        salesforce.close();
    }

    private List<Object> ids() throws Exception {
        return rig.read().stream().map(row -> row.get("Id")).toList();
    }

    @Nested
    class Queries {
        @Test
        void everythingWithoutAWatermark() throws Exception {
            salesforce.answers("query/", page(null, account("001A", OLD, "")));

            assertThat(ids()).containsExactly("001A");
            assertThat(salesforce.soql()).isEqualTo("SELECT Id, Name, Owner.Email, SystemModstamp FROM Account");
        }

        @Test
        void whatChangedSinceTheWatermark() throws Exception {
            salesforce.answers("query/", page(null));
            rig.watermark(OffsetDateTime.parse("2025-12-31T12:00:00.750Z"))
                    .set("where", "Type = 'Customer' OR Type = 'Partner'");

            assertThat(rig.read()).isEmpty();
            assertThat(salesforce.soql())
                    .endsWith(" FROM Account WHERE SystemModstamp >= 2025-12-31T11:55:00Z "
                            + "AND (Type = 'Customer' OR Type = 'Partner')");
        }

        @Test
        void deletedRecordsTooIfTold() throws Exception {
            salesforce.answers("queryAll/", page(null, account("001A", OLD, ", \"IsDeleted\": true")));
            rig.set("deleted", true);

            assertThat(rig.read()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("IsDeleted", true));
        }

        @Test
        void theUsualFieldsIfNoneAreNamed() throws Exception {
            salesforce.answers("query/", page(null));
            rig.unset("fields").set("object", "Opportunity");
            rig.read();

            assertThat(salesforce.soql()).contains("AccountId, Name, Amount, StageName");
        }
    }

    @Nested
    class Rows {
        @Test
        void areThoseOfEveryPage() throws Exception {
            salesforce
                    .answers("query/", page("01gA-2000", account("001A", OLD, "")))
                    .answers("query/01gA-2000", page("01gA-4000", account("001B", OLD, "")))
                    .answers("query/01gA-4000", page(null, account("001C", OLD, "")));
            List<Integer> second = new ArrayList<>();

            rig.read(row -> second.add(salesforce.calls("query/01gA-2000").size()));

            assertThat(second).as("pages are read when they are needed").containsExactly(0, 1, 1);
            assertThat(salesforce.logins()).hasSize(1);
        }

        @Test
        void haveWhatTheyReferToWithoutAttributes() throws Exception {
            salesforce.answers(
                    "query/",
                    page(
                            null,
                            account(
                                    "001A",
                                    OLD,
                                    ", \"Amount\": 1200.10, \"Owner\": "
                                            + "{\"attributes\": {\"type\": \"User\"}, \"Email\": \"ada@example.com\"}")));

            assertThat(rig.read()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("Amount", new BigDecimal("1200.10"))
                    .containsEntry("Owner", Map.of("Email", "ada@example.com"))
                    .doesNotContainKey("attributes"));
        }

        @Test
        void haveAWatermarkThatIsNeverLaterThanTheStart() throws Exception {
            salesforce.answers(
                    "query/",
                    page(null, account("001A", OLD, ""), account("001B", "2026-01-01T12:00:09.000+0000", "")));

            assertThat(rig.read())
                    .extracting(row -> row.get("watermark"))
                    .containsExactly(
                            OffsetDateTime.parse("2025-06-01T08:00Z"), OffsetDateTime.parse("2026-01-01T12:00Z"));
        }
    }

    @Nested
    class Failures {
        @ParameterizedTest
        @CsvSource({"500", "503"})
        void passBy(int status) throws Exception {
            salesforce.answers(
                    "query/",
                    error(status, "SERVER_UNAVAILABLE", "busy"),
                    error(status, "SERVER_UNAVAILABLE", "busy"),
                    page(null, account("001A", OLD, "")));

            assertThat(ids()).containsExactly("001A");
        }

        @Test
        void stopTheReadingWhenTheyDoNotPassBy() {
            salesforce.answers("query/", error(503, "SERVER_UNAVAILABLE", "busy"));

            assertThatThrownBy(rig::read)
                    .isInstanceOf(SalesforceSourceException.class)
                    .hasMessage("Salesforce answered 503 to a query after 3 attempts: SERVER_UNAVAILABLE: busy");
        }

        @ParameterizedTest
        @CsvSource({
            "403, REQUEST_LIMIT_EXCEEDED, API calls of 24 hours are used up",
            "400, INVALID_FIELD, Correct fields or where",
            "400, INVALID_TYPE, Correct object",
            "400, INVALID_QUERY_LOCATOR, run it again"
        })
        void stopTheReadingAtOnceWhereARepetitionIsOfNoUse(int status, String code, String hint) {
            salesforce.answers("query/", error(status, code, "details"));

            assertThatThrownBy(rig::read)
                    .hasMessageContaining(code + ": details")
                    .hasMessageContaining(hint);
            assertThat(salesforce.calls("query/")).hasSize(1);
        }

        @Test
        void inTheMiddleLeaveTheRowsBefore() {
            salesforce
                    .answers("query/", page("01gA-2000", account("001A", OLD, "")))
                    .answers("query/01gA-2000", error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
            List<Object> seen = new ArrayList<>();

            assertThatThrownBy(() -> rig.read(seen::add)).hasMessageContaining("403 to a queryMore");
            assertThat(seen).hasSize(1);
        }

        @Test
        void ofTheLoginSayWhatToCheckAndKeepTheSecret() {
            salesforce.login(json(
                    400, "{\"error\": \"invalid_client\", \"error_description\": \"invalid client credentials\"}"));

            assertThatThrownBy(rig::read)
                    .hasMessageContaining("invalid client credentials")
                    .hasMessageContaining("client-secret")
                    .hasMessageNotContaining("test-secret");
        }

        @Test
        void includeAPageThatDoesNotTellTheNextOne() {
            salesforce.answers("query/", json(200, "{\"totalSize\": 2, \"done\": false, \"records\": []}"));

            assertThatThrownBy(rig::read).hasMessageContaining("not the last page");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "object, Account WHERE, is none of Salesforce",
        "overlap, five, overlap 'five'",
        "object, Project__c, fields: name those"
    })
    void wrongParametersStopTheStart(String parameter, String value, String message) {
        rig.unset("fields").set(parameter, value);

        assertThatThrownBy(rig::read).hasStackTraceContaining(message);
    }
}

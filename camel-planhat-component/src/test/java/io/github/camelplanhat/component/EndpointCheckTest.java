/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.consumer.PlanhatConsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndpointCheckTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PlanhatComponent component = new PlanhatComponent();

    @BeforeEach
    void start() {
        component.getConfiguration().setAccessToken("test-token");
        component.getConfiguration().setTenantToken("test-tenant");
        context.addComponent("planhat", component);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "planhat:company/upsrt | unknown operation 'upsrt' for company",
                "planhat:company/bulkupsert | did you mean bulkUpsert?",
                "planhat:compny/get | unknown object 'compny'; did you mean company?",
                "planhat:licence/get | unknown object 'licence'; did you mean license?",
                "planhat:xyzzy/get | there are asset, campaign",
                "planhat:company | must have the form planhat:object/operation",
                "planhat:company/get/more | must have the form planhat:object/operation",
                "planhat:ticket/create | ticket has no operation create; it has",
                "planhat:workflow/delete | workflow has no operation delete; it has list",
                "planhat:enduser/leanList | enduser has no operation leanList",
                "planhat:company/list?pagesize=3 | unknown option 'pagesize' of a planhat: endpoint; did you mean pageSize?",
                "planhat:company/list?pageSize=5001 | pageSize=5001 is more than Planhat gives for company: 5000",
                "planhat:company/list?pageSize=-1 | pageSize=-1 must be at least 0",
                "planhat:workflow/list?sort=-name | workflow/list cannot be sorted",
                "planhat:company/list?callsPerMinute=20 | callsPerMinute belongs to the component",
                "planhat:company/list?maxInFlight=2 | maxInFlight belongs to the component",
                "planhat:company/list?id=1 | have no meaning for company/list",
                "planhat:company/get?id=1&externalId=2 | takes one of the options id, externalId and sourceId",
                "planhat:user/get?sourceId=1 | user/get cannot address a record by sourceId",
                "planhat:task/list?filter.isArchivd=true | did you mean filter.isArchived?",
                "planhat:task/list?filter.limit=3 | use the option pageSize or maxRecords",
                "planhat:timesheet/list?companyId=1 | cannot be narrowed to a companyId",
                "planhat:company/bulkUpsert?batchSize=5001 | batchSize=5001 must be between 1 and 5000",
                "planhat:company/bulkUpsert?batchSize=0 | batchSize=0 must be between 1 and 5000",
                "planhat:company/create?readOnly=true | readOnly=true does not allow company/create",
                "planhat:company/delete?allowDelete=false | allowDelete=false does not allow company/delete",
                "planhat:company/list?path=/x | the option path belongs to planhat:request",
                "planhat:request/get | request needs the option path",
                "planhat:request/patch?path=/x | unknown operation 'patch' for request",
                "planhat:request/get?path=//evil.example/x | cannot hold a host",
                "planhat:request/get?path=https://evil.example | cannot hold a host",
                "planhat:request/get?path=/a/../b | characters that a path cannot hold",
                "planhat:request/delete?path=/x&allowDelete=false | allowDelete=false does not allow request/delete",
                "planhat:request/put?path=/x&readOnly=true | readOnly=true does not allow request/put",
                "planhat:metrc/push | unknown object 'metrc'; did you mean metric?",
                "planhat:activity/trak | unknown operation 'trak' for activity; did you mean track?",
                "planhat:metric/create | unknown operation 'create' for metric; there are push, list",
                "planhat:metric/push?readOnly=true | readOnly=true does not allow metric/push",
                "planhat:activity/track?readOnly=true | readOnly=true does not allow activity/track",
                "planhat:segment/identify?readOnly=true | readOnly=true does not allow segment/identify",
                "planhat:metric/push?tenantToken=a/b | tenantToken has a character that cannot stand",
                "planhat:metric/push?id=1 | have no meaning for metric/push",
                "planhat:activity/track?path=/x | the option path belongs to planhat:request",
                "planhat:activity/track?companyId=1 | have no meaning for activity/track",
                "planhat:metric/push?eventBatchSize=100001 | eventBatchSize=100001 must be between 1 and 100000",
                "planhat:metric/list?filter.dimensionId=x | did you mean filter.dimid?",
                "planhat:metric/list?filter.dimId=x | did you mean filter.dimid?",
                "planhat:metric/list?filter.limit=1 | use the option pageSize or maxRecords",
                "planhat:metric/list?select=value | the option select has no meaning for metric/list",
                "planhat:metric/list?sort=time | metric/list cannot be sorted: leave out sort=time",
                "planhat:metric/list?pageSize=10001 | pageSize=10001 must be between 0 and 10000",
                "planhat:company/get?baseUrl=http://example.org | baseUrl",
                "planhat:company/get?analyticsUrl=ftp://localhost | analyticsUrl",
                "planhat:company/get?region=a/b | region",
                "planhat:company/get?proxyHost=proxy | proxyPort=0 must be between 1 and 65535",
            })
    void whatIsWrongIsToldWithTheNearestRightName(String uri, String told) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planhat:company/get",
                "planhat:company/get?id=5f6b0a3c1d2e3f4a5b6c7d8e",
                "planhat:note/update?externalId=n-1",
                "planhat:company/list?filter.undocumented=1",
                "planhat:conversation/list?filter.cId=1",
                "planhat:request/get?path=/deals/{dealId}&filter.limit=3",
                "planhat:company/get?baseUrl=http://localhost:8080",
                "planhat:company/get?region=us4",
                "planhat:metric/push?eventBatchSize=100000&resendUncertain=true&onRefused=fail",
                "planhat:metric/list?readOnly=true&filter.dimid=logins&filter.from=2026-01-01",
                "planhat:metric/list?filter.undocumented=1&companyId=1",
                "planhat:activity/track?activityNames=asGiven",
                "planhat:segment/identify",
                "planhat:segment/track",
                "planhat:company/bulkUpsert?quietTime=30s&priority=backfill&onRefused=fail&outcomes=all"
            })
    void whatIsRightIsTaken(String uri) {
        assertThatCode(() -> context.getEndpoint(uri)).doesNotThrowAnyException();
    }

    @Test
    void thePageSizeOfTheComponentIsNoMatterOfOperationsWithoutPages() {
        component.getConfiguration().setPageSize(5_000);

        assertThatCode(() -> context.getEndpoint("planhat:enduser/get")).doesNotThrowAnyException();
        assertThatThrownBy(() -> context.getEndpoint("planhat:enduser/list"))
                .rootCause()
                .hasMessageContaining("pageSize=5000 is more than Planhat gives for enduser: 2000");
    }

    @Test
    void aMissingTokenIsToldBeforeTheFirstCall() {
        component.getConfiguration().setAccessToken(" ");

        assertThatThrownBy(() -> context.getEndpoint("planhat:company/get"))
                .rootCause()
                .hasMessageContaining("accessToken is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metric/push", "activity/track", "segment/identify", "segment/track"})
    void aMissingTenantTokenIsToldBeforeTheFirstCall(String operation) {
        component.getConfiguration().setTenantToken(null);

        assertThatThrownBy(() -> context.getEndpoint("planhat:" + operation))
                .rootCause()
                .hasMessageContaining(operation + ": tenantToken is missing");
    }

    @Test
    void whatGoesToTheAnalyticsHostNeedsNoAccessToken() {
        component.getConfiguration().setAccessToken(null);

        assertThatCode(() -> context.getEndpoint("planhat:activity/track")).doesNotThrowAnyException();
        assertThatThrownBy(() -> context.getEndpoint("planhat:metric/list"))
                .rootCause()
                .hasMessageContaining("accessToken is missing");
    }

    @Test
    void theTenantTokenIsNotRepeatedInTheMessage() {
        assertThatThrownBy(() -> context.getEndpoint("planhat:metric/push?tenantToken=RAW(hidden value)"))
                .rootCause()
                .hasMessageContaining("tenantToken has a character")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void theServiceIsTheHostThatIsCalled() {
        assertThat(((PlanhatEndpoint) context.getEndpoint("planhat:activity/track")).getServiceUrl())
                .isEqualTo("https://analytics.planhat.com");
        assertThat(((PlanhatEndpoint) context.getEndpoint("planhat:metric/list")).getServiceUrl())
                .isEqualTo("https://api.planhat.com");
    }

    @Test
    void anEndpointCannotLiftWhatTheComponentForbids() {
        component.getConfiguration().setReadOnly(true);

        assertThatThrownBy(() -> context.getEndpoint("planhat:company/create?readOnly=false"))
                .rootCause()
                .hasMessageContaining("readOnly=true does not allow company/create");
    }

    @Test
    void aMistypedSecretIsNotRepeatedInTheMessage() {
        assertThatThrownBy(() -> context.getEndpoint("planhat:company/get?accessTokn=hidden-value"))
                .rootCause()
                .hasMessageContaining("did you mean accessToken?")
                .hasMessageNotContaining("hidden-value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "planhat:company/get | from cannot poll company/get; it can poll company/list and company/changes",
                "planhat:ticket/bulkUpsert | from cannot poll ticket/bulkUpsert; it can poll ticket/list",
                "planhat:request/get?path=/deals | start the route with a timer or quartz endpoint",
            })
    void whatCannotBePolledIsToldWithWhatCan(String uri, String told) {
        assertThatThrownBy(() -> context.getEndpoint(uri).createConsumer(exchange -> {}))
                .hasMessageContaining(told);
    }

    @Test
    void changesCannotBeSentTo() {
        assertThatThrownBy(() -> context.getEndpoint("planhat:company/changes").createProducer())
                .hasMessageContaining("company/changes tells what has changed since the last poll")
                .hasMessageContaining("call company/list");
    }

    @Test
    void schedulerOptionsReachTheConsumer() throws Exception {
        PlanhatConsumer consumer = (PlanhatConsumer)
                context.getEndpoint("planhat:company/list?initialDelay=5s&delay=1h&scheduler.poolSize=2")
                        .createConsumer(exchange -> {});

        assertThat(consumer.getInitialDelay()).isEqualTo(5_000);
        assertThat(consumer.getDelay()).isEqualTo(3_600_000);
        assertThat(consumer.getSchedulerProperties()).containsEntry("poolSize", "2");
    }

    @Test
    void theDefaultDelayIsAMinute() throws Exception {
        PlanhatConsumer consumer =
                (PlanhatConsumer) context.getEndpoint("planhat:company/list").createConsumer(exchange -> {});

        assertThat(consumer.getDelay()).isEqualTo(60_000);
    }
}

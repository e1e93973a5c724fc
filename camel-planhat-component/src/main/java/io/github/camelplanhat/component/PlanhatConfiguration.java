/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.analytics.ActivityNames;
import io.github.camelplanhat.component.changes.FingerprintStore;
import io.github.camelplanhat.component.changes.FirstRun;
import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.client.Priority;
import io.github.camelplanhat.component.client.Quota;
import io.github.camelplanhat.component.outcome.OutcomeOverflow;
import io.github.camelplanhat.component.outcome.Outcomes;
import io.github.camelplanhat.component.validate.Validate;

/**
 * Every option, once: the component's values are the defaults of its endpoints. Durations are in milliseconds, or in
 * Camel's form such as {@code 30s}.
 */
@UriParams
public class PlanhatConfiguration implements Cloneable {
    /** What a bulk operation does about records that are not confirmed. */
    public enum OnRefused {
        REPORT,
        FAIL
    }

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "API token of a Planhat service account or private app, sent as Bearer token with every call. Give either this or accessTokenSupplier.")
    private String accessToken;

    @UriParam(
            label = "security",
            description =
                    "Bean that is asked for the API token at every attempt of every call, so that a token can be rotated while routes run. Not used where accessToken is given.")
    @Metadata(autowired = true)
    private AccessTokenSupplier accessTokenSupplier;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Tenant token (a UUID from Planhat's developer module), which activity, segment and metric/push need; not needed for anything else.")
    private String tenantToken;

    @UriParam(
            label = "common",
            description =
                    "Cluster of the tenant, such as us4: what follows app- in the address of the Planhat web application. Empty for the default cluster (https://api.planhat.com). Not used when baseUrl is given.")
    private String region;

    @UriParam(
            label = "common",
            description =
                    "Address of Planhat's main API, instead of the one that region leads to. Must be https, unless the host is a loopback address.")
    private String baseUrl;

    @UriParam(
            label = "common",
            defaultValue = "https://analytics.planhat.com",
            description =
                    "Address of Planhat's analytics host, which takes user activities and metrics of every region. Must be https, unless the host is a loopback address.")
    private String analyticsUrl = "https://analytics.planhat.com";

    @UriParam(label = "security", description = "TLS settings, such as an own trust store.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy", description = "Host of an HTTP proxy through which all calls go.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "Port of the HTTP proxy.")
    private int proxyPort;

    @UriParam(
            label = "advanced",
            description = "Bean that may change the Apache HttpClient builder before the client is built.")
    private Consumer<HttpClientBuilder> httpClientCustomizer;

    @UriParam(
            label = "advanced",
            description = "Bean that is told of every call: object, operation, status, time, attempts and records.")
    @Metadata(autowired = true)
    private CallObserver callObserver;

    @UriParam(
            label = "advanced",
            description =
                    "Jackson mapper that turns beans in message bodies into records. By default beans are written without nulls, dates as ISO-8601.")
    private ObjectMapper objectMapper;

    @UriParam(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "10000",
            description = "Longest time to open a connection.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "120000",
            description =
                    "Longest time from sending one request until its whole answer is read; a stalled or dripping body counts.")
    private long responseTimeout = 120_000;

    @UriParam(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "600000",
            description =
                    "Longest time of one call with all its attempts and the pauses between them. Waiting for the quota is not part of it; see quotaWait.")
    private long deadline = 600_000;

    @UriParam(
            label = "quota",
            javaType = "java.time.Duration",
            defaultValue = "300000",
            description =
                    "Longest time that one call waits for the quota, or for another bulk call of the same object to end.")
    private long quotaWait = 300_000;

    @UriParam(
            label = "quota",
            defaultValue = "200",
            description =
                    "Calls in any 60 seconds. Read from the component only: the quota is one for all its endpoints.")
    private int callsPerMinute = 200;

    @UriParam(label = "quota", defaultValue = "150", description = "Calls in any second. Read from the component only.")
    private int callsPerSecond = 150;

    @UriParam(
            label = "quota",
            defaultValue = "50",
            description = "Calls under way at the same time. Read from the component only.")
    private int maxInFlight = 50;

    @UriParam(
            label = "quota",
            description =
                    "Bean that grants calls instead of the component's own windows, to share one quota between components or nodes. Read from the component only.")
    @Metadata(autowired = true)
    private Quota quota;

    @UriParam(
            label = "quota",
            defaultValue = "LIVE",
            description = "Whose turn it is when calls wait for the quota: live goes before backfill.")
    private Priority priority = Priority.LIVE;

    @UriParam(
            label = "retry",
            defaultValue = "5",
            description =
                    "Repeats of a call that failed in a way that a repeat may mend. A call that may have been carried out is repeated only if that changes nothing.")
    private int maxRetries = 5;

    @UriParam(
            label = "retry",
            javaType = "java.time.Duration",
            defaultValue = "500",
            description = "Pause before the first repeat; it doubles from repeat to repeat, with jitter.")
    private long retryDelay = 500;

    @UriParam(
            label = "retry",
            javaType = "java.time.Duration",
            defaultValue = "30000",
            description = "Longest pause before a repeat, unless Planhat's Retry-After asks for more.")
    private long retryMaxDelay = 30_000;

    @UriParam(
            label = "retry",
            javaType = "java.time.Duration",
            defaultValue = "15000",
            description =
                    "Pause after an answer was lost, before the same bulk call is repeated: the first call may still be running on the server, and two at once would race.")
    private long quietTime = 15_000;

    @UriParam(label = "safety", defaultValue = "false", description = "Refuse every endpoint that writes.")
    private boolean readOnly;

    @UriParam(label = "safety", defaultValue = "true", description = "Whether endpoints may delete records.")
    private boolean allowDelete = true;

    @UriParam(
            label = "safety",
            defaultValue = "false",
            description =
                    "Whether endpoints that write only tell what they would do: every check and every read is made, and no call that writes. The body becomes a bulk outcome whose records would be created, updated (with the fields that differ), deleted or sent, are unchanged or refused. True on the component holds for all its endpoints.")
    private boolean dryRun;

    @UriParam(
            label = "producer",
            description =
                    "Planhat's own id of the record to get, update or delete. The header CamelPlanhatId goes before it.")
    private String id;

    @UriParam(
            label = "producer",
            description =
                    "External id of the record to get, update or delete, without the extid- prefix. The header CamelPlanhatExternalId goes before it.")
    private String externalId;

    @UriParam(
            label = "producer",
            description =
                    "Source id of the record to get, update or delete, without the srcid- prefix. The header CamelPlanhatSourceId goes before it.")
    private String sourceId;

    @UriParam(label = "bulk", defaultValue = "5000", description = "Records in one bulk call, at most 5000.")
    private int batchSize = 5_000;

    @UriParam(label = "bulk", defaultValue = "32000000", description = "UTF-8 bytes in the body of one bulk call.")
    private int maxBodyBytes = 32_000_000;

    @UriParam(
            label = "bulk",
            defaultValue = "30",
            description =
                    "Most calls that a bulk operation spends on finding out which records of a batch were not stored when the answer does not tell. One comes back with each batch that needs none.")
    private int isolationCalls = 30;

    @UriParam(
            label = "bulk",
            defaultValue = "20",
            description =
                    "Most look-ups one by one with which bulkUpdate, bulkInsert and bulkDelete find existing records. Where a run needs more, or has more than batchSize records, it reads the object's list once instead.")
    private int singleLookups = 20;

    @UriParam(
            label = "bulk",
            defaultValue = "500000",
            description =
                    "Most existing records whose keys one run of bulkUpdate, bulkInsert or bulkDelete may remember, about 370 bytes each; a run that would need more fails, and its outcome tells how far it came.")
    private int maxIndexed = 500_000;

    @UriParam(
            label = "bulk",
            defaultValue = "true",
            description =
                    "Whether bulkUpdate looks up records that bring their _id, so that one that is not there is never sent. With false nothing is read for them; if Planhat then creates a record, the outcome tells.")
    private boolean checkIds = true;

    @UriParam(
            label = "bulk",
            defaultValue = "true",
            description =
                    "Whether bulkInsert looks for records that have a key of one that is sent. With false nothing is read, for a route that knows its records to be new; if Planhat then changes a record, the outcome tells.")
    private boolean checkKeys = true;

    @UriParam(
            label = "bulk",
            defaultValue = "REPORT",
            description =
                    "What to do when a record is refused or its fate is unknown: report it in the outcome, or fail the exchange after the batch.")
    private OnRefused onRefused = OnRefused.REPORT;

    @UriParam(
            label = "producer",
            defaultValue = "OFF",
            description =
                    "Whether names and types of the fields of each record are checked before it is written, against the documented fields and the tenant's custom fields: off, warn (log them and send the record), or refuse (do not send it). Reads the custom fields when a record has some.")
    private Validate validate = Validate.OFF;

    @UriParam(
            label = "bulk",
            defaultValue = "PROBLEMS",
            description =
                    "Which records a bulk outcome lists: all, those that are not confirmed, or none. The counts are always whole.")
    private Outcomes outcomes = Outcomes.PROBLEMS;

    @UriParam(
            label = "bulk",
            defaultValue = "10000",
            description =
                    "Most records that one bulk outcome lists; the others are counted as omitted, and handed to outcomeOverflow.")
    private int maxOutcomes = 10_000;

    @UriParam(
            label = "bulk",
            description = "Bean that takes the record outcomes for which there is no room in the bulk outcome.")
    @Metadata(autowired = true)
    private OutcomeOverflow outcomeOverflow;

    @UriParam(
            label = "bulk",
            defaultValue = "false",
            description = "Whether each listed record outcome holds the record as it was given.")
    private boolean withRecords;

    @UriParam(
            label = "analytics",
            defaultValue = "10000",
            description = "Activities or metric values in one call, at most 100000. maxBodyBytes bounds the call too.")
    private int eventBatchSize = 10_000;

    @UriParam(
            label = "analytics",
            defaultValue = "OFFICIAL",
            description =
                    "Under which names a user activity travels: the official ones of its call (externalId and companyExternalId alone, id and cId in bulk) whichever the record has, or as given.")
    private ActivityNames activityNames = ActivityNames.OFFICIAL;

    @UriParam(
            label = "analytics",
            defaultValue = "false",
            description =
                    "Whether activities, Segment events and metric values are sent again when an answer was lost and they may have been received. Planhat cannot tell a repeated one from a new one, so that it may then count twice.")
    private boolean resendUncertain;

    @UriParam(
            label = "list",
            description = "Records that one page asks for. By default the object's documented maximum.")
    private int pageSize;

    @UriParam(
            label = "list",
            description = "Comma-separated properties that the records of a list have; by default what Planhat gives.")
    private String select;

    @UriParam(
            label = "list",
            defaultValue = "_id",
            description =
                    "Property by which a list is sorted, with a leading - descending. Only _id lets a list of any length run in constant memory.")
    private String sort = "_id";

    @UriParam(
            label = "list",
            defaultValue = "0",
            description = "Index of the first record of a list. The header CamelPlanhatOffset goes before it.")
    private long offset;

    @UriParam(
            label = "list",
            defaultValue = "0",
            description =
                    "Most records that a list returns; 0 for all. The header CamelPlanhatMaxRecords goes before it.")
    private long maxRecords;

    @UriParam(
            label = "list",
            description =
                    "Company, or comma-separated companies, to which a list is narrowed. The header CamelPlanhatCompanyId goes before it.")
    private String companyId;

    @UriParam(
            label = "list",
            defaultValue = "false",
            description =
                    "Whether a list also has what Planhat leaves out by default: archived endusers, archived tasks, NPS answers older than 360 days.")
    private boolean complete;

    @UriParam(
            label = "list",
            defaultValue = "false",
            description =
                    "Whether a list ends at an empty page only, which costs a call more and proves that Planhat has no further record. By default a page that is shorter than others ends it, too.")
    private boolean probeEnd;

    @UriParam(
            label = "list",
            defaultValue = "false",
            description =
                    "Whether a list gives a lazy iterator, which reads a page when it is needed, instead of a java.util.List.")
    private boolean stream;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether a consumer of a list gives each record to the route as an exchange of its own; if not, each page, as a List.")
    private boolean splitResult = true;

    @UriParam(
            label = "consumer,changes",
            description =
                    "Bean in which a changes consumer keeps a fingerprint of each record that it has told of. By default it is in memory, for 200000 records, and forgotten when the process ends.")
    @Metadata(autowired = true)
    private FingerprintStore fingerprintStore;

    @UriParam(
            label = "consumer,changes",
            description =
                    "Name under which the fingerprint store remembers what this consumer has told. By default it is made of the component's name, the object, the host and the filters.")
    private String feed;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "BASELINE",
            description =
                    "What a changes consumer does with the records that are there when it runs for the first time: remember them and tell nobody, or tell of each as created.")
    private FirstRun firstRun = FirstRun.BASELINE;

    @UriParam(
            label = "consumer,changes",
            description =
                    "Comma-separated fields in which no change counts; custom.Days in Phase is one custom field. What Planhat computes by itself never counts, except for formula fields in custom.")
    private String ignoreFields;

    @UriParam(
            label = "consumer,changes",
            defaultValue = "500",
            description =
                    "Most records that may be missing at once for a changes consumer to believe that they are deleted; the poll fails if there are more, or if all of more than 10 are missing. Each missing record costs a call to confirm that it is gone. -1 for any number.")
    private int maxDeletions = 500;

    @UriParam(
            label = "request",
            description =
                    "Path below the host for the object request, such as /deals/{dealId}; a segment in braces is filled from the header of that name, percent-encoded.")
    private String path;

    @UriParam(
            label = "request",
            prefix = "header.",
            multiValue = true,
            description =
                    "Further HTTP headers of a request, such as header.X-Trace=1. Those that carry the connection itself, such as Authorization and Host, are refused.")
    private Map<String, Object> requestHeaders = new LinkedHashMap<>();

    @UriParam(
            label = "list",
            prefix = "filter.",
            multiValue = true,
            description = "Query parameters that narrow a list or belong to a request, such as filter.status=open.")
    private Map<String, Object> filters = new LinkedHashMap<>();

    /** A copy that an endpoint may change. */
    public PlanhatConfiguration copy() {
        try {
            PlanhatConfiguration copy = (PlanhatConfiguration) clone();
            copy.filters = new LinkedHashMap<>(filters);
            copy.requestHeaders = new LinkedHashMap<>(requestHeaders);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public AccessTokenSupplier getAccessTokenSupplier() {
        return accessTokenSupplier;
    }

    public void setAccessTokenSupplier(AccessTokenSupplier accessTokenSupplier) {
        this.accessTokenSupplier = accessTokenSupplier;
    }

    public String getTenantToken() {
        return tenantToken;
    }

    public void setTenantToken(String tenantToken) {
        this.tenantToken = tenantToken;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getAnalyticsUrl() {
        return analyticsUrl;
    }

    public void setAnalyticsUrl(String analyticsUrl) {
        this.analyticsUrl = analyticsUrl;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public Consumer<HttpClientBuilder> getHttpClientCustomizer() {
        return httpClientCustomizer;
    }

    public void setHttpClientCustomizer(Consumer<HttpClientBuilder> httpClientCustomizer) {
        this.httpClientCustomizer = httpClientCustomizer;
    }

    public CallObserver getCallObserver() {
        return callObserver;
    }

    public void setCallObserver(CallObserver callObserver) {
        this.callObserver = callObserver;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getDeadline() {
        return deadline;
    }

    public void setDeadline(long deadline) {
        this.deadline = deadline;
    }

    public long getQuotaWait() {
        return quotaWait;
    }

    public void setQuotaWait(long quotaWait) {
        this.quotaWait = quotaWait;
    }

    public int getCallsPerMinute() {
        return callsPerMinute;
    }

    public void setCallsPerMinute(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    public int getCallsPerSecond() {
        return callsPerSecond;
    }

    public void setCallsPerSecond(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public Quota getQuota() {
        return quota;
    }

    public void setQuota(Quota quota) {
        this.quota = quota;
    }

    public Priority getPriority() {
        return priority;
    }

    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public long getQuietTime() {
        return quietTime;
    }

    public void setQuietTime(long quietTime) {
        this.quietTime = quietTime;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public boolean isAllowDelete() {
        return allowDelete;
    }

    public void setAllowDelete(boolean allowDelete) {
        this.allowDelete = allowDelete;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getExternalId() {
        return externalId;
    }

    public void setExternalId(String externalId) {
        this.externalId = externalId;
    }

    public String getSourceId() {
        return sourceId;
    }

    public void setSourceId(String sourceId) {
        this.sourceId = sourceId;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getMaxBodyBytes() {
        return maxBodyBytes;
    }

    public void setMaxBodyBytes(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    public int getIsolationCalls() {
        return isolationCalls;
    }

    public void setIsolationCalls(int isolationCalls) {
        this.isolationCalls = isolationCalls;
    }

    public int getSingleLookups() {
        return singleLookups;
    }

    public void setSingleLookups(int singleLookups) {
        this.singleLookups = singleLookups;
    }

    public int getMaxIndexed() {
        return maxIndexed;
    }

    public void setMaxIndexed(int maxIndexed) {
        this.maxIndexed = maxIndexed;
    }

    public boolean isCheckIds() {
        return checkIds;
    }

    public void setCheckIds(boolean checkIds) {
        this.checkIds = checkIds;
    }

    public boolean isCheckKeys() {
        return checkKeys;
    }

    public void setCheckKeys(boolean checkKeys) {
        this.checkKeys = checkKeys;
    }

    public Validate getValidate() {
        return validate;
    }

    public void setValidate(Validate validate) {
        this.validate = validate;
    }

    public OnRefused getOnRefused() {
        return onRefused;
    }

    public void setOnRefused(OnRefused onRefused) {
        this.onRefused = onRefused;
    }

    public Outcomes getOutcomes() {
        return outcomes;
    }

    public void setOutcomes(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    public int getMaxOutcomes() {
        return maxOutcomes;
    }

    public void setMaxOutcomes(int maxOutcomes) {
        this.maxOutcomes = maxOutcomes;
    }

    public OutcomeOverflow getOutcomeOverflow() {
        return outcomeOverflow;
    }

    public void setOutcomeOverflow(OutcomeOverflow outcomeOverflow) {
        this.outcomeOverflow = outcomeOverflow;
    }

    public boolean isWithRecords() {
        return withRecords;
    }

    public void setWithRecords(boolean withRecords) {
        this.withRecords = withRecords;
    }

    public int getEventBatchSize() {
        return eventBatchSize;
    }

    public void setEventBatchSize(int eventBatchSize) {
        this.eventBatchSize = eventBatchSize;
    }

    public ActivityNames getActivityNames() {
        return activityNames;
    }

    public void setActivityNames(ActivityNames activityNames) {
        this.activityNames = activityNames;
    }

    public boolean isResendUncertain() {
        return resendUncertain;
    }

    public void setResendUncertain(boolean resendUncertain) {
        this.resendUncertain = resendUncertain;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public String getSelect() {
        return select;
    }

    public void setSelect(String select) {
        this.select = select;
    }

    public String getSort() {
        return sort;
    }

    public void setSort(String sort) {
        this.sort = sort;
    }

    public long getOffset() {
        return offset;
    }

    public void setOffset(long offset) {
        this.offset = offset;
    }

    public long getMaxRecords() {
        return maxRecords;
    }

    public void setMaxRecords(long maxRecords) {
        this.maxRecords = maxRecords;
    }

    public String getCompanyId() {
        return companyId;
    }

    public void setCompanyId(String companyId) {
        this.companyId = companyId;
    }

    public boolean isComplete() {
        return complete;
    }

    public void setComplete(boolean complete) {
        this.complete = complete;
    }

    public boolean isProbeEnd() {
        return probeEnd;
    }

    public void setProbeEnd(boolean probeEnd) {
        this.probeEnd = probeEnd;
    }

    public boolean isStream() {
        return stream;
    }

    public void setStream(boolean stream) {
        this.stream = stream;
    }

    public boolean isSplitResult() {
        return splitResult;
    }

    public void setSplitResult(boolean splitResult) {
        this.splitResult = splitResult;
    }

    public FingerprintStore getFingerprintStore() {
        return fingerprintStore;
    }

    public void setFingerprintStore(FingerprintStore fingerprintStore) {
        this.fingerprintStore = fingerprintStore;
    }

    public String getFeed() {
        return feed;
    }

    public void setFeed(String feed) {
        this.feed = feed;
    }

    public FirstRun getFirstRun() {
        return firstRun;
    }

    public void setFirstRun(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    public String getIgnoreFields() {
        return ignoreFields;
    }

    public void setIgnoreFields(String ignoreFields) {
        this.ignoreFields = ignoreFields;
    }

    public int getMaxDeletions() {
        return maxDeletions;
    }

    public void setMaxDeletions(int maxDeletions) {
        this.maxDeletions = maxDeletions;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public Map<String, Object> getRequestHeaders() {
        return requestHeaders;
    }

    public void setRequestHeaders(Map<String, Object> requestHeaders) {
        this.requestHeaders = requestHeaders;
    }

    public Map<String, Object> getFilters() {
        return filters;
    }

    public void setFilters(Map<String, Object> filters) {
        this.filters = filters;
    }
}

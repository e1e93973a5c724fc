/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

/** The parameters of {@code planhat-company-pull} that its bean needs; the template describes them. */
public final class PullSettings {
    private String name;
    private String object;
    private String lookup;
    private String companyKey;
    private String companyColumn;
    private int groupSize;
    private String filters;
    private String select;
    private String path;
    private String metadata;
    private int batchSize;
    private int retries;
    private int stopAfter;
    private String resumeWithin;
    private String dateFormat;
    private String dateUnit;
    private String zone;
    private String requestMethod;
    private String requestPath;
    private String requestBody;
    private String requestHeaders;
    private String state;
    private String complete;
    private int share;
    private String sink;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getObject() {
        return object;
    }

    public void setObject(String object) {
        this.object = object;
    }

    public String getLookup() {
        return lookup;
    }

    public void setLookup(String lookup) {
        this.lookup = lookup;
    }

    public String getCompanyKey() {
        return companyKey;
    }

    public void setCompanyKey(String companyKey) {
        this.companyKey = companyKey;
    }

    /** Null where the column is called like the key. */
    public String getCompanyColumn() {
        return companyColumn;
    }

    public void setCompanyColumn(String companyColumn) {
        this.companyColumn = companyColumn;
    }

    /** 0 for as many as the API takes. */
    public int getGroupSize() {
        return groupSize;
    }

    public void setGroupSize(int groupSize) {
        this.groupSize = groupSize;
    }

    /** Null for none. */
    public String getFilters() {
        return filters;
    }

    public void setFilters(String filters) {
        this.filters = filters;
    }

    /** Null for what Planhat gives by itself. */
    public String getSelect() {
        return select;
    }

    public void setSelect(String select) {
        this.select = select;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    /** Null for none. */
    public String getMetadata() {
        return metadata;
    }

    public void setMetadata(String metadata) {
        this.metadata = metadata;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public int getRetries() {
        return retries;
    }

    public void setRetries(int retries) {
        this.retries = retries;
    }

    /** 0 for never. */
    public int getStopAfter() {
        return stopAfter;
    }

    public void setStopAfter(int stopAfter) {
        this.stopAfter = stopAfter;
    }

    public String getResumeWithin() {
        return resumeWithin;
    }

    public void setResumeWithin(String resumeWithin) {
        this.resumeWithin = resumeWithin;
    }

    public String getDateFormat() {
        return dateFormat;
    }

    public void setDateFormat(String dateFormat) {
        this.dateFormat = dateFormat;
    }

    public String getDateUnit() {
        return dateUnit;
    }

    public void setDateUnit(String dateUnit) {
        this.dateUnit = dateUnit;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getRequestMethod() {
        return requestMethod;
    }

    public void setRequestMethod(String requestMethod) {
        this.requestMethod = requestMethod;
    }

    /** Null but for requests. */
    public String getRequestPath() {
        return requestPath;
    }

    public void setRequestPath(String requestPath) {
        this.requestPath = requestPath;
    }

    /** Null for none. */
    public String getRequestBody() {
        return requestBody;
    }

    public void setRequestBody(String requestBody) {
        this.requestBody = requestBody;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    /** Whether the list has what Planhat leaves out by default. */
    public String getComplete() {
        return complete;
    }

    public void setComplete(String complete) {
        this.complete = complete;
    }

    /** Groups of companies whose calls may begin in a minute. */
    public int getShare() {
        return share;
    }

    public void setShare(int share) {
        this.share = share;
    }

    /** The endpoint that gets the records; the route itself calls it. */
    public String getSink() {
        return sink;
    }

    public void setSink(String sink) {
        this.sink = sink;
    }

    /** Options of the endpoint, which the route takes as they are. */
    public String getRequestHeaders() {
        return requestHeaders;
    }

    public void setRequestHeaders(String requestHeaders) {
        this.requestHeaders = requestHeaders;
    }
}

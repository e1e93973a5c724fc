/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import io.github.camelplanhat.routes.event.filter.EventFilter;

/** The parameters of {@code planhat-event-stream}; the template describes them. */
public final class EventStreamSettings {
    private String name;
    private String mapping;
    private String zone;
    private String state;
    private int batchSize;
    private String allow;
    private String deny;
    private String allowProperties;
    private String denyProperties;
    private String properties;
    private String window;
    private String unknown;
    private String refreshEvery;
    private String maxWaitingAge;
    private int maxWaiting;
    private String keepRefused;
    private int proofSample;
    private String proofAfter;
    private String proofEvery;

    String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    String mapping() {
        return mapping;
    }

    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone '" + zone + "' is no time zone; write one such as Europe/Berlin", e);
        }
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    Path state() {
        return Path.of(state);
    }

    public void setState(String state) {
        this.state = state;
    }

    int batchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        if (batchSize > 5_000) {
            throw new IllegalArgumentException("batchSize is " + batchSize + " but must be 5000 or less");
        }
        this.batchSize = Parameters.positive("batchSize", batchSize);
    }

    EventFilter filter() {
        return new EventFilter(allow, deny, allowProperties, denyProperties, properties);
    }

    public void setAllow(String allow) {
        this.allow = allow;
    }

    public void setDeny(String deny) {
        this.deny = deny;
    }

    public void setAllowProperties(String allowProperties) {
        this.allowProperties = allowProperties;
    }

    public void setDenyProperties(String denyProperties) {
        this.denyProperties = denyProperties;
    }

    public void setProperties(String properties) {
        this.properties = properties;
    }

    Duration window() {
        return Parameters.duration("window", window);
    }

    public void setWindow(String window) {
        this.window = window;
    }

    /** Whether activities of which Planhat knows neither enduser nor company wait; otherwise they are sent like any. */
    boolean unknownWait() {
        return Parameters.choice("unknown", unknown, List.of("wait", "send")).equals("wait");
    }

    public void setUnknown(String unknown) {
        this.unknown = unknown;
    }

    Duration refreshEvery() {
        return Parameters.duration("refreshEvery", refreshEvery);
    }

    public void setRefreshEvery(String refreshEvery) {
        this.refreshEvery = refreshEvery;
    }

    Duration maxWaitingAge() {
        return Parameters.duration("maxWaitingAge", maxWaitingAge);
    }

    public void setMaxWaitingAge(String maxWaitingAge) {
        this.maxWaitingAge = maxWaitingAge;
    }

    int maxWaiting() {
        return maxWaiting;
    }

    public void setMaxWaiting(int maxWaiting) {
        this.maxWaiting = Parameters.notNegative("maxWaiting", maxWaiting);
    }

    Duration keepRefused() {
        return Parameters.duration("keepRefused", keepRefused);
    }

    public void setKeepRefused(String keepRefused) {
        this.keepRefused = keepRefused;
    }

    int proofSample() {
        return proofSample;
    }

    public void setProofSample(int proofSample) {
        this.proofSample = Parameters.notNegative("proofSample", proofSample);
    }

    Duration proofAfter() {
        return Parameters.duration("proofAfter", proofAfter);
    }

    public void setProofAfter(String proofAfter) {
        this.proofAfter = proofAfter;
    }

    Duration proofEvery() {
        return Parameters.duration("proofEvery", proofEvery);
    }

    public void setProofEvery(String proofEvery) {
        this.proofEvery = proofEvery;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

/** The parameters of {@code planhat-alert} that its bean needs; the template describes them. */
public final class AlertSettings {
    private String name;
    private String syncs;
    private String on;
    private String refusedAbove;
    private String overdueAfter;
    private String repeatAfter;
    private String checkEvery;
    private int maxRetries;
    private String retryDelay;
    private String format;
    private String routingKey;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSyncs() {
        return syncs;
    }

    public void setSyncs(String syncs) {
        this.syncs = syncs;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public String getRefusedAbove() {
        return refusedAbove;
    }

    public void setRefusedAbove(String refusedAbove) {
        this.refusedAbove = refusedAbove;
    }

    /** Null where nothing is ever overdue. */
    public String getOverdueAfter() {
        return overdueAfter;
    }

    public void setOverdueAfter(String overdueAfter) {
        this.overdueAfter = overdueAfter;
    }

    public String getRepeatAfter() {
        return repeatAfter;
    }

    public void setRepeatAfter(String repeatAfter) {
        this.repeatAfter = repeatAfter;
    }

    public String getCheckEvery() {
        return checkEvery;
    }

    public void setCheckEvery(String checkEvery) {
        this.checkEvery = checkEvery;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public String getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(String retryDelay) {
        this.retryDelay = retryDelay;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    /** A secret. Null unless the format needs it. */
    public String getRoutingKey() {
        return routingKey;
    }

    public void setRoutingKey(String routingKey) {
        this.routingKey = routingKey;
    }
}

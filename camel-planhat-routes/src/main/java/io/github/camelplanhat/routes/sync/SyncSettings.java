/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/** The parameters of {@code planhat-crm-sync} and {@code planhat-ticket-sync} that the engine needs; the templates describe them. */
public final class SyncSettings {
    private String name;
    private String object;
    private String mapping;
    private int batchSize;
    private String watermark;
    private String watermarkStart;
    private String state;
    private String zone;
    private String mode;
    private String matchBy;
    private String compareWith;
    private String errorBudget;
    private String missingCompany;
    private String deleteBehavior;
    private int maxDeletes;
    private double maxDeletePercent;
    private String scope;

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

    public String getMapping() {
        return mapping;
    }

    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /** Null where the sync always reads its whole source. */
    public String getWatermark() {
        return watermark;
    }

    /** {@code none} takes a template's default back. */
    public void setWatermark(String watermark) {
        this.watermark = "none".equals(watermark) ? null : watermark;
    }

    public String getWatermarkStart() {
        return watermarkStart;
    }

    public void setWatermarkStart(String watermarkStart) {
        this.watermarkStart = watermarkStart;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    /** Null for the strongest key of each record. */
    public String getMatchBy() {
        return matchBy;
    }

    public void setMatchBy(String matchBy) {
        this.matchBy = matchBy;
    }

    public String getCompareWith() {
        return compareWith;
    }

    public void setCompareWith(String compareWith) {
        this.compareWith = compareWith;
    }

    /** Null where any number of rows may be refused. */
    public String getErrorBudget() {
        return errorBudget;
    }

    public void setErrorBudget(String errorBudget) {
        this.errorBudget = errorBudget;
    }

    public String getMissingCompany() {
        return missingCompany;
    }

    public void setMissingCompany(String missingCompany) {
        this.missingCompany = missingCompany;
    }

    public String getDeleteBehavior() {
        return deleteBehavior;
    }

    public void setDeleteBehavior(String deleteBehavior) {
        this.deleteBehavior = deleteBehavior;
    }

    public int getMaxDeletes() {
        return maxDeletes;
    }

    public void setMaxDeletes(int maxDeletes) {
        this.maxDeletes = maxDeletes;
    }

    public double getMaxDeletePercent() {
        return maxDeletePercent;
    }

    public void setMaxDeletePercent(double maxDeletePercent) {
        this.maxDeletePercent = maxDeletePercent;
    }

    /** Null where nothing is mirrored. */
    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }
}

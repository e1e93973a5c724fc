/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a metric value can belong to; a metric's field {@code model} (API sheet, section 5.1). */
public enum MetricTarget {
    COMPANY("Company", PlanhatObject.COMPANY),
    ENDUSER("EndUser", PlanhatObject.ENDUSER),
    ASSET("Asset", PlanhatObject.ASSET),
    PROJECT("Project", PlanhatObject.PROJECT);

    private final String model;
    private final PlanhatObject object;

    MetricTarget(String model, PlanhatObject object) {
        this.model = model;
        this.object = object;
    }

    /** The value of {@code model}, such as {@code EndUser}. */
    public String model() {
        return model;
    }

    public PlanhatObject object() {
        return object;
    }

    /** The target of exactly this name; the case matters. */
    public static Optional<MetricTarget> find(String model) {
        return Arrays.stream(values()).filter(t -> t.model.equals(model)).findFirst();
    }

    public static List<String> models() {
        return Arrays.stream(values()).map(MetricTarget::model).toList();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import io.github.camelplanhat.component.consumer.ListSource;
import io.github.camelplanhat.component.consumer.RecordSource;
import io.github.camelplanhat.model.PlanhatObject;

/** Makes what a consumer reads out of its endpoint's names and options. {@link EndpointCheck} has seen them before. */
final class PlanhatSources {
    private PlanhatSources() {}

    static RecordSource create(String objectName, String operationName, PlanhatConfiguration options) {
        PlanhatObject object = PlanhatObject.find(objectName).orElseThrow();
        return new ListSource(object, PlanhatOperations.listSettings(object, options), options.isSplitResult());
    }
}

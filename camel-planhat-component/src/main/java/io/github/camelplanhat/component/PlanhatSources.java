/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import io.github.camelplanhat.component.changes.ComparedFields;
import io.github.camelplanhat.component.changes.DeletionBrake;
import io.github.camelplanhat.component.consumer.ChangesSource;
import io.github.camelplanhat.component.consumer.Deletions;
import io.github.camelplanhat.component.consumer.Feed;
import io.github.camelplanhat.component.consumer.ListSource;
import io.github.camelplanhat.component.consumer.RecordSource;
import io.github.camelplanhat.component.operation.ListSettings;
import io.github.camelplanhat.model.PlanhatObject;

/** Makes what a consumer reads out of its endpoint's names and options. {@link EndpointCheck} has seen them before. */
final class PlanhatSources {
    private PlanhatSources() {}

    /** @param feed where a changes consumer remembers what it has told */
    static RecordSource create(String objectName, String operationName, PlanhatConfiguration options, Feed feed) {
        PlanhatObject object = PlanhatObject.find(objectName).orElseThrow();
        ListSettings list = PlanhatOperations.listSettings(object, options);
        return operationName.equals(PlanhatOperations.CHANGES)
                ? changes(object, list, options, feed)
                : new ListSource(object, list, options.isSplitResult());
    }

    private static ChangesSource changes(
            PlanhatObject object, ListSettings list, PlanhatConfiguration options, Feed feed) {
        ComparedFields compared = ComparedFields.of(object, options.getSelect(), options.getIgnoreFields());
        boolean narrowed = list.companyId() != null || !list.filters().isEmpty();
        DeletionBrake brake = new DeletionBrake(object + "/" + PlanhatOperations.CHANGES, options.getMaxDeletions());
        return new ChangesSource(
                object,
                everything(object, list, compared.select()),
                compared,
                feed,
                options.getFirstRun(),
                new Deletions(object, brake, narrowed));
    }

    /** Also what Planhat leaves out by default: a record that is archived is not deleted. A filter of the user goes before. */
    private static ListSettings everything(PlanhatObject object, ListSettings list, String select) {
        boolean filtered = object.completeListPasses().stream()
                .flatMap(pass -> pass.keySet().stream())
                .anyMatch(list.filters()::containsKey);
        return new ListSettings(
                list.pageSize(),
                select,
                list.sort(),
                0,
                0,
                list.companyId(),
                list.filters(),
                !filtered,
                list.probeEnd(),
                false);
    }
}

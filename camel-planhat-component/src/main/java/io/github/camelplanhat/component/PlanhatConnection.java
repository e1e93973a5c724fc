/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.concurrent.ExecutorService;

import io.github.camelplanhat.component.bulk.BulkLanes;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.validate.CustomFields;

/**
 * What an endpoint's operation works with.
 *
 * @param lanes shared by all endpoints of the component, so that bulk calls of one object never overlap
 * @param executor sends a bulk call while the next body is built
 * @param customFields of the tenant, read when first needed
 * @param release gives the connection back, once
 */
record PlanhatConnection(
        PlanhatClient client, BulkLanes lanes, ExecutorService executor, CustomFields customFields, Runnable release) {}

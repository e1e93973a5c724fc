/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import io.github.camelplanhat.model.PlanhatObject;

/**
 * One changed or new row of the CRM, and how it must look in Planhat afterwards.
 *
 * @param object what it becomes
 * @param externalId its number in the CRM
 * @param field a field of it in Planhat
 * @param value what that field must hold
 */
record Change(PlanhatObject object, String externalId, String field, Object value) {}

/* SPDX-License-Identifier: Apache-2.0 */
/** Bulk upserts and their answers (API sheet, section 3). */
package io.github.camelplanhat.simulator.bulk;

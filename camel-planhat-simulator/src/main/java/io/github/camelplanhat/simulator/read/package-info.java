/* SPDX-License-Identifier: Apache-2.0 */
/** Calls that read: one record, lists, the lean list. */
package io.github.camelplanhat.simulator.read;

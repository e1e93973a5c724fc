/* SPDX-License-Identifier: Apache-2.0 */
/** The records of the tenant, found by their keys and kept small. */
package io.github.camelplanhat.simulator.store;

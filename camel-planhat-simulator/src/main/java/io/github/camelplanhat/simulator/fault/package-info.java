/* SPDX-License-Identifier: Apache-2.0 */
/** Faults on demand. */
package io.github.camelplanhat.simulator.fault;

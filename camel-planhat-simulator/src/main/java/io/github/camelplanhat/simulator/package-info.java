/* SPDX-License-Identifier: Apache-2.0 */
/** A stateful Planhat in this process, for tests, demos and benchmarks; start with {@link io.github.camelplanhat.simulator.PlanhatSimulator}. */
package io.github.camelplanhat.simulator;

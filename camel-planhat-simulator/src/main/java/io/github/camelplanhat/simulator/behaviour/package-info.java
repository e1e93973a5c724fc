/* SPDX-License-Identifier: Apache-2.0 */
/** Switches for what nobody has verified about Planhat. */
package io.github.camelplanhat.simulator.behaviour;

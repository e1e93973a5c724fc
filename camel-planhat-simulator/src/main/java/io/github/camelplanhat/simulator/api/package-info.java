/* SPDX-License-Identifier: Apache-2.0 */
/** The main API: who calls, what they may, and which operation a call is. */
package io.github.camelplanhat.simulator.api;

/* SPDX-License-Identifier: Apache-2.0 */
/** The calls that were received. */
package io.github.camelplanhat.simulator.journal;

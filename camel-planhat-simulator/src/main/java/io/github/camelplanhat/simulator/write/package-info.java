/* SPDX-License-Identifier: Apache-2.0 */
/** Calls that write one record, and the rules by which records are stored. */
package io.github.camelplanhat.simulator.write;

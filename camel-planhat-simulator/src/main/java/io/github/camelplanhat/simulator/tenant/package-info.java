/* SPDX-License-Identifier: Apache-2.0 */
/** The tenant as a whole, and how its companies and endusers are found. */
package io.github.camelplanhat.simulator.tenant;

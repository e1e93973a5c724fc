/* SPDX-License-Identifier: Apache-2.0 */
/** The limits of the main API (API sheet, section 1.7). */
package io.github.camelplanhat.simulator.quota;

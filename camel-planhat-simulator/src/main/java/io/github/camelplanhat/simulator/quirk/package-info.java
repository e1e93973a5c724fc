/* SPDX-License-Identifier: Apache-2.0 */
/** What each object does differently from the rest (API sheet, section 2). */
package io.github.camelplanhat.simulator.quirk;

/* SPDX-License-Identifier: Apache-2.0 */
/** A call and its answer, apart from how they travel. */
package io.github.camelplanhat.simulator.call;

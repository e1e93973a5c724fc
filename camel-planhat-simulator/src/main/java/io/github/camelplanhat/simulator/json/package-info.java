/* SPDX-License-Identifier: Apache-2.0 */
/** Reading and writing JSON without a tree in memory. */
package io.github.camelplanhat.simulator.json;

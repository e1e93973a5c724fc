/* SPDX-License-Identifier: Apache-2.0 */
/** How calls travel: the two hosts, the way of a call through one of them, and answers that go wrong on the way. */
package io.github.camelplanhat.simulator.http;

/* SPDX-License-Identifier: Apache-2.0 */
/** Tokens and permissions. */
package io.github.camelplanhat.simulator.auth;

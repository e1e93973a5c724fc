/* SPDX-License-Identifier: Apache-2.0 */
/** Macros in URIs, filters and bodies: times such as {@code {now-1 month}}, and columns such as {@code {lookup.owner}}. */
package io.github.camelplanhat.routes.macro;

/* SPDX-License-Identifier: Apache-2.0 */
/** What {@code toD} does with URIs of the component that are made from a message. */
package io.github.camelplanhat.component.dynamic;

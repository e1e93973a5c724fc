/* SPDX-License-Identifier: Apache-2.0 */
/** Type converters that Camel finds by itself. */
package io.github.camelplanhat.component.convert;

/* SPDX-License-Identifier: Apache-2.0 */
/** Where a pull has its companies from, and which company a row of it means. */
package io.github.camelplanhat.routes.pull.lookup;

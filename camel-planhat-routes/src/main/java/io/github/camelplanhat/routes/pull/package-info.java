/* SPDX-License-Identifier: Apache-2.0 */
/** The template planhat-company-pull: a lookup of companies, one call for each or for several, records into a sink. */
package io.github.camelplanhat.routes.pull;

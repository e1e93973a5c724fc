/* SPDX-License-Identifier: Apache-2.0 */
/** The path to the data in an answer, and what a sample tells about it. */
package io.github.camelplanhat.routes.datapath;

/* SPDX-License-Identifier: Apache-2.0 */
/** The simulator as a JUnit 5 extension; needs junit-jupiter-api on the class path. */
package io.github.camelplanhat.simulator.junit;

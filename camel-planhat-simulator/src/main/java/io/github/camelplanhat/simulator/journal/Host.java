/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.journal;

/** Which of Planhat's two hosts was called (API sheet, section 1.1). */
public enum Host {
    API,
    ANALYTICS
}

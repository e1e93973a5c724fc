/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

/**
 * How events are sent.
 *
 * @param batchSize most events in one call
 * @param maxBodyBytes most UTF-8 bytes in one call's body
 * @param resendUncertain whether events that may have been received already are sent again
 * @param failOnRefused whether to end with an exception after the first batch with a refused event
 * @param names under which names activities travel
 */
public record EventSettings(
        int batchSize, int maxBodyBytes, boolean resendUncertain, boolean failOnRefused, ActivityNames names) {}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import io.github.camelplanhat.component.PlanhatComponent;

/** The component with a quota that nothing here reaches. */
public final class Unlimited {
    private Unlimited() {}

    public static PlanhatComponent component(String url, String token) {
        PlanhatComponent planhat = new PlanhatComponent();
        planhat.getConfiguration().setBaseUrl(url);
        planhat.getConfiguration().setAccessToken(token);
        planhat.getConfiguration().setCallsPerMinute(300_000);
        planhat.getConfiguration().setCallsPerSecond(100_000);
        return planhat;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.health;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

import io.github.camelplanhat.component.error.PlanhatHttpException;

/** DOWN while the last operations of one kind all failed: token, permission, or Planhat out of reach. */
final class PlanhatProducerHealthCheck implements HealthCheck {
    private final String id;
    private final String what;
    private final CallHealth health;
    private volatile boolean enabled;

    PlanhatProducerHealthCheck(String component, String what, CallHealth health, boolean enabled) {
        this.id = "producer:" + component + "-" + what.replace('/', '-');
        this.what = what;
        this.health = health;
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "producers";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** A restart would not help: the process is alive, its work cannot be done. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .detail(CHECK_ID, id)
                .detail(CHECK_GROUP, getGroup())
                .detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            return result.detail(CHECK_ENABLED, false)
                    .message("Disabled")
                    .unknown()
                    .build();
        }
        PlanhatHttpException failure = health.down();
        result.detail(FAILURE_COUNT, health.failures());
        if (failure == null) {
            return result.up().build();
        }
        if (failure.getHttpStatus() != 0) {
            result.detail(HTTP_RESPONSE_CODE, failure.getHttpStatus());
        }
        return result.message(health.failures() + " operations " + what + " in a row failed. The last: "
                        + failure.getMessage())
                .error(failure)
                .down()
                .build();
    }
}

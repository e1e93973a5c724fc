/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import io.github.camelplanhat.routes.event.Parameters;

/** The parameters of {@code planhat-event-source}; the template describes them. */
public final class EventSourceSettings extends EventInputSettings {
    private String name;
    private String state;
    private int batchSize;

    String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    String state() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    int batchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = Parameters.positive("batchSize", batchSize);
    }
}

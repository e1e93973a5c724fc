/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import io.github.camelplanhat.routes.event.Parameters;

/** The parameters of {@code planhat-event-source}; the template describes them. */
public final class EventSourceSettings {
    private String name;
    private String stream;
    private String state;
    private int batchSize;
    private String idFields;
    private String nameFields;
    private String timeFields;

    String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    String stream() {
        return stream;
    }

    public void setStream(String stream) {
        this.stream = stream;
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

    String idFields() {
        return idFields;
    }

    public void setIdFields(String idFields) {
        this.idFields = idFields;
    }

    String nameFields() {
        return nameFields;
    }

    public void setNameFields(String nameFields) {
        this.nameFields = nameFields;
    }

    String timeFields() {
        return timeFields;
    }

    public void setTimeFields(String timeFields) {
        this.timeFields = timeFields;
    }
}

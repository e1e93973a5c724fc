/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

/** What all templates have that bring events in: where the events go, and where an event says what it is. */
public abstract class EventInputSettings {
    private String stream;
    private String idFields;
    private String nameFields;
    private String timeFields;

    final String stream() {
        return stream;
    }

    public final void setStream(String stream) {
        this.stream = stream;
    }

    final String idFields() {
        return idFields;
    }

    public final void setIdFields(String idFields) {
        this.idFields = idFields;
    }

    final String nameFields() {
        return nameFields;
    }

    public final void setNameFields(String nameFields) {
        this.nameFields = nameFields;
    }

    final String timeFields() {
        return timeFields;
    }

    public final void setTimeFields(String timeFields) {
        this.timeFields = timeFields;
    }
}

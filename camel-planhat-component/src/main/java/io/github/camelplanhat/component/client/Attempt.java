/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/** What the layers know of the attempt under way. Used by the calling thread alone. */
final class Attempt {
    private final int number;
    private final Deadline deadline;
    private Credential credential = Credential.NONE;
    private boolean sent;

    private Attempt(int number, Deadline deadline) {
        this.number = number;
        this.deadline = deadline;
    }

    static Attempt first(Deadline deadline) {
        return new Attempt(1, deadline);
    }

    Attempt next() {
        return new Attempt(number + 1, deadline);
    }

    /** 1 for the first attempt. */
    int number() {
        return number;
    }

    Deadline deadline() {
        return deadline;
    }

    Credential credential() {
        return credential;
    }

    void credential(Credential value) {
        credential = value;
    }

    /** Whether a part of the request may have reached the server, so that it counts in the server's quota. */
    boolean sent() {
        return sent;
    }

    void markSent() {
        sent = true;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

/** The place of one record in its collection; the record in it changes, the place stays. */
public final class Slot {
    private volatile Doc doc;
    private final long bornIn;
    int position;

    Slot(Doc doc, long bornIn, int position) {
        this.doc = doc;
        this.bornIn = bornIn;
        this.position = position;
    }

    public Doc doc() {
        return doc;
    }

    public String id() {
        return doc.text("_id");
    }

    /** The number of the bulk call that inserted this record; 0 for records that came one by one. */
    public long bornIn() {
        return bornIn;
    }

    /** Grows in the order of insertion. */
    public int position() {
        return position;
    }

    void put(Doc changed) {
        doc = changed;
    }
}

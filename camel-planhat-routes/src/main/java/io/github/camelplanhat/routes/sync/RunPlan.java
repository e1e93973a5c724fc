/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Map;

import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Missing;

/** What looks over a run's shoulder: it writes down what the run would do, or holds the run to what was written down. */
interface RunPlan extends AutoCloseable {
    /** Records of a batch are about to travel. */
    void batch(MappedBatch batch);

    /** The source has come to its end. */
    void sourceEnded();

    /**
     * Records that have left the source are about to be changed or removed.
     *
     * @return whether that may be
     */
    boolean leaving(Map<String, Missing> found, Map<String, StoredRecord> before);

    /** A record has left the source, and stays. */
    void kept(Missing missing, String why);

    /** More records have left the source than may be removed. */
    void braked(RuntimeException brake);

    /** Everything is done. */
    void complete();

    @Override
    void close();
}

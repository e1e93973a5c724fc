/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.util.Iterator;
import java.util.Map;

/**
 * Rows of a source that hands each out once, such as a topic. A sync acknowledges them batch by batch, when their outcomes
 * are stored; what was not acknowledged comes again in the next run. Such a source is never the whole of anything: nobody
 * can tell from it what left.
 */
public interface AcknowledgedRows extends Iterator<Map<String, Object>>, AutoCloseable {
    /**
     * Exchange property, a {@code java.time.Duration}: how long a run goes on with what arrives while it runs. Without it
     * a run ends when it has read what was there when it began.
     */
    String FOLLOW = "CamelPlanhatFollow";

    /** Waits for the next row, or for the end. */
    @Override
    boolean hasNext();

    /** Whether it is known, without waiting, that there are no more rows. */
    boolean over();

    /** Whether the rows handed out up to now should travel rather than wait for more. May wait a while itself. */
    boolean batchEnds();

    /**
     * Takes note that the outcomes of rows are stored.
     *
     * @param rows how many, from the first one on that was handed out and is not acknowledged
     */
    void acknowledge(int rows);

    /** Ends the reading. What was handed out may still be acknowledged. */
    @Override
    void close();
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.io.Closeable;
import java.util.Iterator;
import java.util.Map;

/**
 * The records of a list that is read as they are asked for: the body after {@code list?stream=true}. Both methods of the
 * iterator call Planhat when a page is used up, and throw its {@link io.github.camelplanhat.component.error.PlanhatException}s.
 */
public interface RecordStream extends Iterator<Map<String, Object>>, Closeable {
    /** Calls of Planhat's API that the list has used so far, repeats included. */
    long calls();

    /** Ends the list: there are no more records. */
    @Override
    void close();
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.BaseStream;

import io.github.camelplanhat.routes.row.TableRow;
import io.github.camelplanhat.routes.source.AcknowledgedRows;

/**
 * The rows of a source, for the splitter. It ends the reading where the splitter alone would not:
 *
 * <ul>
 *   <li>After a failed batch the splitter drains its iterator. Once closed, the cursor has no more rows, so that the rest
 *       of the source is not read.
 *   <li>When the source itself fails, the rows before that are still handed out as a last batch; {@link #failure()} then
 *       tells why there are no more. Thrown at once, it would lose rows that were read and have no outcome.
 * </ul>
 *
 * It reads one row ahead at most. Used on one thread at a time.
 */
public final class RowCursor implements Iterator<Object>, Closeable {
    private final Iterator<?> rows;
    private final AutoCloseable source;
    private final Consumer<Map<?, ?>> observer;
    private final TableRow.Maker compact = new TableRow.Maker();
    private Object ahead;
    private RuntimeException failure;
    private volatile boolean closed;

    private RowCursor(Iterator<?> rows, Object source, Consumer<Map<?, ?>> observer) {
        this.rows = rows;
        this.source = source instanceof AutoCloseable c ? c : rows instanceof AutoCloseable c ? c : null;
        this.observer = observer;
    }

    /**
     * A cursor over what a source answered with.
     *
     * @param body an Iterator, Iterable or Stream of maps, one map, or null for no rows
     * @param observer sees each row as it is handed out
     */
    public static RowCursor over(Object body, Consumer<Map<?, ?>> observer) {
        if (body == null) {
            return new RowCursor(Collections.emptyIterator(), null, observer);
        } else if (body instanceof Iterator<?> iterator) {
            return new RowCursor(iterator, body, observer);
        } else if (body instanceof Map) {
            return new RowCursor(List.of(body).iterator(), null, observer);
        } else if (body instanceof Iterable<?> iterable) {
            return new RowCursor(iterable.iterator(), body, observer);
        } else if (body instanceof BaseStream<?, ?> stream) {
            return new RowCursor(stream.iterator(), body, observer);
        }
        throw new IllegalArgumentException(
                "the source answered with " + body.getClass().getName()
                        + ", not with rows. A sync needs a list, an iterator or a stream of maps, such as an sql endpoint with "
                        + "outputType=StreamList answers; text has to be unmarshalled first");
    }

    @Override
    public boolean hasNext() {
        if (closed) {
            return false;
        }
        if (ahead == null) {
            ahead = fetch();
        }
        return ahead != null;
    }

    /** The next row, or null if there is none, because the source ended or failed. */
    private Object fetch() {
        try {
            while (rows.hasNext()) {
                Object row = rows.next();
                if (row instanceof Map<?, ?> map) {
                    return compact.of(map);
                } else if (row != null) {
                    throw new IllegalArgumentException("the source has rows of "
                            + row.getClass().getName() + "; a row must be a map of column to value");
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        close();
        return null;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map<?, ?> row = (Map<?, ?>) ahead;
        ahead = null;
        try {
            observer.accept(row);
        } catch (RuntimeException e) {
            failure = e;
            close();
        }
        return row;
    }

    /** Whether the rows are handed out once, so that they have to be acknowledged. */
    boolean acknowledged() {
        return rows instanceof AcknowledgedRows;
    }

    /** Whether there are no more rows; where waiting for one may take long, only whether that is known already. */
    boolean over() {
        return rows instanceof AcknowledgedRows live ? closed || ahead == null && live.over() : !hasNext();
    }

    /** Whether the rows handed out up to now should travel before the batch is full. */
    boolean batchEnds() {
        return !closed && ahead == null && rows instanceof AcknowledgedRows live && live.batchEnds();
    }

    /** Tells the source that the outcomes of its next rows are stored. */
    void acknowledge(int settled) {
        if (rows instanceof AcknowledgedRows live) {
            live.acknowledge(settled);
        }
    }

    /** Why the source ended before its time, or null. */
    public RuntimeException failure() {
        return failure;
    }

    /** Ends the reading and releases the source, such as its database connection. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        ahead = null;
        if (source != null) {
            try {
                source.close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("the source could not be closed", e) : failure;
            }
        }
    }
}

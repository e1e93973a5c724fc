/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;
import java.util.NoSuchElementException;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.component.paging.RecordStream;

/**
 * A lazy list in the hands of a route. It ends as soon as its exchange has failed, and is closed when the exchange is done:
 * Camel's splitter empties the rest of an iterator after {@code stopOnException}, and would read every further page.
 */
final class StreamedList implements RecordStream {
    private final RecordIterator records;
    private final Exchange exchange;
    private volatile boolean exchangeEnded;
    private boolean read;

    private StreamedList(RecordIterator records, Exchange exchange) {
        this.records = records;
        this.exchange = exchange;
    }

    static void hand(RecordIterator records, Exchange exchange) {
        StreamedList list = new StreamedList(records, exchange);
        exchange.getMessage().setBody(list);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                list.exchangeEnded = true;
                list.close();
            }
        });
    }

    @Override
    public boolean hasNext() {
        if (exchange.getException() != null) {
            records.close();
        } else if (exchangeEnded && !read) {
            // Not an empty list: whoever got it by a wire tap, a queue or a template would lose every record in
            // silence.
            throw new IllegalStateException(
                    "a list with stream=true ends with its exchange, and it was not read to its end by then: read it in"
                            + " the same route, or leave stream=true out");
        }
        boolean more = records.hasNext();
        read |= !more;
        return more;
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the list has no more records, or its exchange has failed");
        }
        return records.next();
    }

    @Override
    public long calls() {
        return records.calls();
    }

    @Override
    public void close() {
        records.close();
    }
}

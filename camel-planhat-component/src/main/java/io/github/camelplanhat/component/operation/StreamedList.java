/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

import io.github.camelplanhat.component.paging.RecordIterator;

/** Hands a lazy list to the route, and sees to it that no page is read any more once the exchange is over. */
final class StreamedList {
    private StreamedList() {}

    static void hand(RecordIterator records, Exchange exchange) {
        exchange.getMessage().setBody(records);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                records.close();
            }
        });
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Counts how often a list that is the body of a message is hashed while routes run: each step is given the list that it would
 * be given anyway, in a view that counts. Hashing a batch costs as much as reading all of it.
 */
public final class CountedHashes implements InterceptStrategy {
    private final AtomicLong lists = new AtomicLong();
    private final AtomicLong hashes = new AtomicLong();

    private CountedHashes() {}

    /** Of all routes of a Camel that has not started. */
    public static CountedHashes of(Main main) {
        CountedHashes counted = new CountedHashes();
        main.bind("countedHashes", counted);
        return counted;
    }

    /** How many lists were seen; where there were none, nothing is proved. */
    public long lists() {
        return lists.get();
    }

    public long hashes() {
        return hashes.get();
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (exchange.getMessage().getBody() instanceof List<?> list && !(list instanceof CountedList)) {
                    lists.incrementAndGet();
                    exchange.getMessage().setBody(new CountedList<>(list));
                }
                return super.process(exchange, callback);
            }
        };
    }

    private final class CountedList<T> extends AbstractList<T> {
        private final List<T> list;

        CountedList(List<T> list) {
            this.list = list;
        }

        @Override
        public T get(int index) {
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            hashes.incrementAndGet();
            return super.hashCode();
        }
    }
}

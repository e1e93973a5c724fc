/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.kamelet.KameletHost;

/** A Camel Main with a route that ends in one sink, and hands batches to it. */
final class SinkHost implements AfterEachCallback {
    private final KameletHost host = new KameletHost();

    SinkHost property(String name, String value) {
        host.property(name, value);
        return this;
    }

    SinkHost bean(String name, Object bean) {
        host.bean(name, bean);
        return this;
    }

    CountedHashes countedHashes() {
        return host.countedHashes();
    }

    SinkHost start(String sink) throws Exception {
        host.start(
                """
                - route:
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: direct:batches
                      steps:
                        - to:
                            uri: "%s"
                """
                        .formatted(sink));
        return this;
    }

    /** Throws what the sink throws. */
    void write(String object, List<Map<String, Object>> records) throws Exception {
        send(records, Map.of(SinkBatch.OBJECT, object, SinkBatch.RUN, "r1"));
    }

    void delete(String object, String... ids) throws Exception {
        List<Map<String, Object>> gone = java.util.Arrays.stream(ids)
                .map(id -> Map.<String, Object>of("_id", id))
                .toList();
        send(gone, Map.of(SinkBatch.OBJECT, object, SinkBatch.RUN, "r1", SinkBatch.CHANGE, "DELETED"));
    }

    void send(Object body, Map<String, Object> headers) throws Exception {
        Exchange done = host.camel().createProducerTemplate().send("direct:batches", e -> {
            e.getMessage().setBody(body);
            e.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
        if (done.getException() != null) {
            throw done.getException();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        host.afterEach(context);
    }
}

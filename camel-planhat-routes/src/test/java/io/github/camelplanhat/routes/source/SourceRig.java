/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

import io.github.camelplanhat.routes.EmbeddedMain;

/** A Camel Main with one source called {@code rows}, which is read as a sync reads it: inside of its exchange. */
public final class SourceRig implements AutoCloseable {
    public final Main main = new EmbeddedMain();
    private final String instance;
    private Object watermark;
    private Consumer<Map<String, Object>> consumer;

    public SourceRig(String template) {
        instance = "camel.route-template[rows].";
        property(instance + "template-id", template);
        set("name", "rows");
    }

    public SourceRig set(String parameter, Object value) {
        return property(instance + parameter, value.toString());
    }

    /** Leaves a parameter at its default. */
    public SourceRig unset(String parameter) {
        main.getInitialProperties().remove(instance + parameter);
        return this;
    }

    public SourceRig property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    /** The watermark that the next reading gets. */
    public SourceRig watermark(Object value) {
        watermark = value;
        return this;
    }

    /** All rows. What the source throws is thrown as it is. */
    public List<Map<String, Object>> read() throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        read(rows::add);
        return rows;
    }

    /** Hands each row over while the exchange goes on, as a sync does. */
    public void read(Consumer<Map<String, Object>> rows) throws Exception {
        if (!main.isStarted()) {
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:reading").to("direct:rows").process(SourceRig.this::consume);
                }
            });
            main.start();
        }
        consumer = rows;
        Exchange done = main.getCamelTemplate().send("direct:reading", e -> e.setVariable("watermark", watermark));
        if (done.getException() != null) {
            throw done.getException();
        }
    }

    @SuppressWarnings("unchecked")
    private void consume(Exchange exchange) {
        Iterator<Map<String, Object>> rows = exchange.getMessage().getBody(Iterator.class);
        while (rows.hasNext()) {
            consumer.accept(rows.next());
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}

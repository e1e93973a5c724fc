/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.List;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Ends a sync between two batches once a stop is asked for. Camel's own shutdown would wait for the whole sync, and cut
 * it off wherever it is when the time is up.
 */
final class StopGuard implements InterceptStrategy {
    private final StopSignal stop;

    StopGuard(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        if (!beginsBatch(definition)) {
            return target;
        }
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (stop.isRequested() && !isEmpty(exchange)) {
                    exchange.setException(new StoppedException());
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, callback);
            }
        };
    }

    /** The last batch of a source that waits for rows: with it, the run has come to its end by itself. */
    private static boolean isEmpty(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof List<?> batch && batch.isEmpty();
    }

    /** The first step inside a splitter of a sync's route: the batch is read, and nothing of it is sent. */
    private static boolean beginsBatch(NamedNode definition) {
        if (definition.getParent() instanceof SplitDefinition split
                && split.getOutputs().get(0) == definition) {
            RouteDefinition route = ProcessorDefinitionHelper.getRoute(definition);
            return route != null && route.isCreatedFromTemplate();
        }
        return false;
    }
}

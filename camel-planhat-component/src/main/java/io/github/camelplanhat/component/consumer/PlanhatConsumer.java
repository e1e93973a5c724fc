/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatException;

/**
 * Polls Planhat on a schedule and hands what it finds to the route, in the polling thread: a slow route slows the reading
 * down. Polls never overlap. Stopping or suspending ends every wait for Planhat and its quota at once; the exchange on its
 * way is finished.
 */
public final class PlanhatConsumer extends ScheduledBatchPollingConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(PlanhatConsumer.class);

    private final Supplier<PlanhatClient> connect;
    private final RecordSource source;
    private final ReentrantLock polling = new ReentrantLock();
    private final ReentrantLock clientLock = new ReentrantLock();
    private PlanhatClient client;

    /** @param connect makes a client that this consumer alone uses, and closes */
    public PlanhatConsumer(
            Endpoint endpoint, Processor processor, Supplier<PlanhatClient> connect, RecordSource source) {
        super(endpoint, processor);
        this.connect = connect;
        this.source = source;
    }

    /** Some schedulers fire while a poll is running; such a shot is left out. */
    @Override
    public void run() {
        if (!polling.tryLock()) {
            LOG.debug("{} is still polling; the poll that is due now is left out", getEndpoint());
            return;
        }
        try {
            super.run();
        } finally {
            polling.unlock();
        }
    }

    @Override
    protected int poll() {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        PlanhatClient own = client();
        if (own == null) {
            return 0;
        }
        Run run = new Run(own);
        try {
            source.poll(run);
        } catch (PlanhatException e) {
            if (run.goesOn()) {
                throw e;
            }
            LOG.debug("The poll of {} ended early, because the consumer was stopped", getEndpoint());
        } finally {
            // What a poll left undone is no work that a shutdown could wait for.
            pendingExchanges = 0;
        }
        return run.delivered;
    }

    @Override
    protected void processEmptyMessage() throws Exception {
        if (!isSuspendingOrSuspended()) {
            super.processEmptyMessage();
        }
    }

    /** @param emissions the batch; an exchange is made when its turn comes */
    @Override
    public int processBatch(Queue<Object> emissions) {
        int size = emissions.size();
        int sent = 0;
        while (sent < size && goesOn()) {
            pendingExchanges = size - sent - 1;
            deliver((Emission) emissions.poll(), sent, size);
            sent++;
        }
        return sent;
    }

    /** Camel lets a suspended consumer finish its batch; a route policy that has suspended it wants no further exchange. */
    private boolean goesOn() {
        return isBatchAllowed() && !isSuspendingOrSuspended();
    }

    private void deliver(Emission emission, int index, int size) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(emission.body());
            emission.headers().forEach(exchange.getMessage()::setHeader);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            if (succeeds(exchange)) {
                emission.whenProcessed().run();
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** What an error handler has handled counts as a success, a rollback does not. */
    private boolean succeeds(Exchange exchange) {
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            getExceptionHandler()
                    .handleException("A record from Planhat was not processed", exchange, exchange.getException());
            return false;
        }
        return !exchange.isRollbackOnly();
    }

    private PlanhatClient client() {
        clientLock.lock();
        try {
            if (!isRunAllowed() || isSuspendingOrSuspended()) {
                return null;
            }
            if (client == null) {
                client = connect.get();
            }
            return client;
        } finally {
            clientLock.unlock();
        }
    }

    private void endWaits() {
        clientLock.lock();
        try {
            if (client != null) {
                client.close();
                client = null;
            }
        } finally {
            clientLock.unlock();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        endWaits();
    }

    @Override
    protected void doStop() throws Exception {
        endWaits();
        super.doStop();
    }

    private final class Run implements Poll {
        private final PlanhatClient own;
        private int delivered;

        Run(PlanhatClient own) {
            this.own = own;
        }

        @Override
        public PlanhatClient client() {
            return own;
        }

        @Override
        public Exchange scratch() {
            return getEndpoint().createExchange();
        }

        @Override
        public boolean goesOn() {
            return PlanhatConsumer.this.goesOn();
        }

        @Override
        public int deliver(List<Emission> batch) {
            int sent = processBatch(new ArrayDeque<>(batch));
            delivered += sent;
            return sent;
        }
    }
}

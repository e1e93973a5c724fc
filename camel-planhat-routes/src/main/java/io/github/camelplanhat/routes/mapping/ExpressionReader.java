/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;

/** A Camel expression, evaluated with the row as the body of an otherwise empty message. */
final class ExpressionReader implements ValueReader {
    private final Expression expression;
    private final Exchange exchange;

    ExpressionReader(CamelContext context, Expression expression) {
        this.expression = expression;
        this.exchange = new DefaultExchange(context);
    }

    @Override
    public Object read(Map<?, ?> row) throws UnconvertibleException {
        exchange.getMessage().setBody(row);
        try {
            Object value = expression.evaluate(exchange, Object.class);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return value;
        } catch (Exception e) {
            throw new UnconvertibleException(row.keySet(), "what the expression can work on (" + e.getMessage() + ")");
        } finally {
            exchange.setException(null);
            exchange.getMessage().setBody(null);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Writes a request to its connection, with the parts that nothing above this may see. */
final class ExchangeExecutor extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        // A proxy is asked for a tunnel first: that request is not ours, and must not carry the credential.
        if (Method.CONNECT.isSame(request.getMethod())) {
            return super.execute(request, connection, callback, context);
        }
        Exchange exchange = (Exchange) context.getAttribute(Exchange.attribute());
        String shown = request.getPath();
        exchange.complete(request);
        try {
            exchange.sending();
            if (request.getEntity() == null) {
                exchange.sent();
            }
            return super.execute(request, connection, callback, context);
        } finally {
            exchange.conceal(request, shown);
        }
    }
}

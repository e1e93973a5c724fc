/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/** HttpClient 5 as its builder makes it, without what acts on its own; answers are parsed as they come in. */
final class RawClient implements AutoCloseable {
    final JsonFactory json = new JsonFactory();
    private final CloseableHttpClient client = HttpClients.custom()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .build();
    private final String url;
    private final String authorization;

    /** Reads an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonParser in) throws IOException;
    }

    RawClient(String url, String token) {
        this.url = url;
        this.authorization = "Bearer " + token;
    }

    <T> T put(String path, byte[] body, int length, Reader<T> reader) throws IOException {
        HttpPut put = new HttpPut(url + path);
        put.setEntity(new ByteArrayEntity(body, 0, length, ContentType.APPLICATION_JSON));
        return call(put, reader);
    }

    <T> T get(String path, Reader<T> reader) throws IOException {
        return call(new HttpGet(url + path), reader);
    }

    private <T> T call(HttpUriRequestBase request, Reader<T> reader) throws IOException {
        request.setHeader("Authorization", authorization);
        request.setHeader("Accept", "application/json");
        return client.execute(request, response -> {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode());
            }
            try (InputStream in = response.getEntity().getContent();
                    JsonParser parser = json.createParser(in)) {
                return reader.read(parser);
            }
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}

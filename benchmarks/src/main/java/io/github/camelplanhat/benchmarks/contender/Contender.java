/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;

/** One way of doing the work; what each does and does not do stands in docs/design/benchmarks.md. */
public interface Contender extends AutoCloseable {
    /** The page size of every list. */
    int PAGE = 5_000;

    /** The size of every bulk call. */
    int BATCH = 5_000;

    /** Upserts companies, and returns when Planhat has answered for each. */
    Done upsert(Iterator<Map<String, Object>> records) throws Exception;

    /** Reads all companies, each as a map of its fields. */
    Done list() throws Exception;

    /** Reads one company as a map of its fields. */
    Map<String, Object> get(String id) throws Exception;

    @Override
    void close() throws IOException;

    /** The contender of this name, against the API at this URL. */
    static Contender of(String name, String url, String token) throws Exception {
        return switch (name) {
            case "source" -> new SourceOnly();
            case "raw" -> new Raw(url, token);
            case "raw-tokens" -> new RawTokens(url, token);
            case "hand-written" -> new HandWritten(url, token);
            case "component" -> new Component(url, token);
            default -> throw new IllegalArgumentException("no contender is called " + name);
        };
    }
}

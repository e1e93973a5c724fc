/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;

/** Reads without making anything of it: what HTTP and JSON's tokens alone cost. */
final class RawTokens extends Raw {
    RawTokens(String url, String token) {
        super(url, token);
    }

    @Override
    public Done list() throws IOException {
        long records = 0;
        long calls = 0;
        for (int received = PAGE; received == PAGE; ) {
            received = client.get("/companies?limit=" + PAGE + "&offset=" + records + "&sort=_id", RawTokens::count);
            records += received;
            calls++;
        }
        return new Done(records, calls);
    }

    private static Integer count(JsonParser in) throws IOException {
        int objects = 0;
        in.nextToken();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            in.skipChildren();
            objects++;
        }
        return objects;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.layer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.benchmarks.data.Companies;
import io.github.camelplanhat.component.paging.PageReader;

/** Reads a page of 5,000 companies. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageReadingLayer {
    private static final int RECORDS = 5_000;

    private final PageReader reader = new PageReader();
    private byte[] page;

    @Setup
    public void write() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> row = Companies.record(i);
            row.put("_id", String.format("%024x", i));
            rows.add(row);
        }
        page = new ObjectMapper().writeValueAsBytes(rows);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Map<String, Object>> pageReading() throws IOException {
        return reader.read(200, new ByteArrayInputStream(page));
    }
}

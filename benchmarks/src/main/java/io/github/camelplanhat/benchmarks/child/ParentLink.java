/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A child's side of the pipe to the harness: JSON lines out, words in. When the pipe ends, the harness is gone, however it
 * ended, and the child goes too.
 */
public final class ParentLink {
    /** Both sides' JSON. */
    public static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final int ORPHANED = 3;

    private final PrintStream out;
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

    ParentLink(InputStream in, PrintStream out) {
        this.out = out;
        Thread reader = new Thread(() -> read(in), "parent-link");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                words.add(line);
            }
        } catch (IOException e) {
            // The same as its end.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    /** Sends one line. */
    public void say(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The next word of the harness; its deadline is the harness's own. */
    public String hear() throws InterruptedException {
        return words.take();
    }

    /** Tells that this point was reached, and waits for leave to go on. */
    public void checkpoint(String name) throws InterruptedException {
        say(name);
        String word = hear();
        if (!word.equals("go")) {
            throw new IllegalStateException("the harness said " + word + " instead of go");
        }
    }
}

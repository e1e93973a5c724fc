/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JavaType;

import io.github.camelplanhat.benchmarks.child.ParentLink;

/** The harness's side of a child: JSON lines come from it, words go to it, and every wait has the child's deadline. */
public final class ChildProcess implements AutoCloseable {
    private static final String END = "";
    private static final int TAIL = 40;

    private final Children children;
    private final Process process;
    private final Path errors;
    private final long deadline;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** @param errors file for what the child logs
     * @param longest how long the child may take for all */
    ChildProcess(Children children, JavaCommand command, Path errors, Duration longest) throws IOException {
        this.children = children;
        this.errors = errors;
        this.deadline = System.nanoTime() + longest.toNanos();
        process = children.start(command.process().redirectError(errors.toFile()));
        Thread reader = new Thread(this::read, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // The same as its end.
        }
        lines.add(END);
    }

    public <T> T hear(Class<T> type) throws IOException, InterruptedException {
        return ParentLink.JSON.readValue(line(), type);
    }

    public <T> List<T> hearAll(Class<T> type) throws IOException, InterruptedException {
        JavaType list = ParentLink.JSON.getTypeFactory().constructCollectionType(List.class, type);
        return ParentLink.JSON.readValue(line(), list);
    }

    private String line() throws IOException, InterruptedException {
        String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
            throw new IllegalStateException("the child did not answer in time" + said());
        }
        if (line.equals(END)) {
            throw new IllegalStateException("the child ended" + said());
        }
        return line;
    }

    private String said() throws IOException {
        List<String> log = Files.readAllLines(errors);
        return log.isEmpty()
                ? " without a word"
                : ":\n" + String.join("\n", log.subList(Math.max(0, log.size() - TAIL), log.size()));
    }

    /** Waits until the child says that it has come to this point. */
    public void awaits(String checkpoint) throws IOException, InterruptedException {
        String said = hear(String.class);
        if (!said.equals(checkpoint)) {
            throw new IllegalStateException("the child said " + said + " instead of " + checkpoint);
        }
    }

    /** Says one word to the child. */
    public void say(String word) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Waits for a child that ends by itself. */
    public void awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("the child did not end in time" + said());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the child ended with " + process.exitValue() + said());
        }
    }

    @Override
    public void close() {
        children.end(process);
    }
}

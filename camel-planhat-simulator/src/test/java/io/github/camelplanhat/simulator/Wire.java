/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One connection, byte by byte, for tests that hold back a body or look at the connection itself. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final String token;

    Wire(PlanhatSimulator simulator) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
        socket.setSoTimeout(20_000);
        token = simulator.token();
    }

    /** Sends a request line and headers that announce a body, but not the body. */
    Wire announce(String method, String path, String body) throws IOException {
        return write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes(body).length + "\r\n\r\n");
    }

    Wire write(String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
        socket.getOutputStream().flush();
        return this;
    }

    Wire body(String json) throws IOException {
        return write(json.replace('\'', '"'));
    }

    /** Reads one answer with a Content-Length: status and body. */
    Reply answer() throws IOException {
        String head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        int length = head.toLowerCase(java.util.Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
        return new Reply(status, new String(socket.getInputStream().readNBytes(length), UTF_8), null);
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head.toString(UTF_8));
            }
            head.write(next);
        }
        return head.toString(UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

import org.h2.engine.SysProperties;
import org.h2.tools.Server;

/**
 * Lets a second process on this machine look into the file that the first one has open. The address and a key that changes
 * with every start lie in a file beside it, which only its owner may read. H2's own server mode would do the same, but it
 * closes the database before a run that is being stopped has stored its end, and makes whoever comes after a crash wait.
 */
final class H2Server implements AutoCloseable {
    private final Server server;
    private final Path address;

    private H2Server(Server server, Path address) {
        this.server = server;
        this.address = address;
    }

    /** Serves a file that this process has open; null where H2 would listen to the network. */
    static H2Server start(H2File file) {
        if (!listensToLoopbackOnly()) {
            return null;
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        try {
            Server server = Server.createTcpServer(
                            "-tcpPort",
                            "0",
                            "-tcpDaemon",
                            "-ifExists",
                            "-key",
                            key,
                            file.path().toString())
                    .start();
            Path address = address(file);
            write(address, "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + key);
            return new H2Server(server, address);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the server for a second look into " + file.path() + " cannot start", e);
        }
    }

    /** The URL under which the process that has a file open serves it; empty if it does not. */
    static Optional<String> urlOf(H2File file) {
        try {
            return Optional.of(Files.readString(address(file)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path address(H2File file) {
        return file.path().resolveSibling(file.path().getFileName() + ".server");
    }

    private static void write(Path target, String text) throws IOException {
        Path fresh = Files.createTempFile(target.getParent(), "planhat-state", ".new");
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, text);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The address is that of the whole JVM, and open to the network unless somebody has set it. */
    private static boolean listensToLoopbackOnly() {
        String bound = SysProperties.BIND_ADDRESS;
        try {
            return bound != null && InetAddress.getByName(bound).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(address);
        } catch (IOException e) {
            // The next one to open the file replaces it.
            address.toFile().deleteOnExit();
        }
        server.stop();
    }
}

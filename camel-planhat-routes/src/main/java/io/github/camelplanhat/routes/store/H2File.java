/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

import org.h2.engine.SysProperties;

/** The URL of a store in a file. */
final class H2File {
    static final String USER = "sa";
    static final String NAME = "planhat-state";

    private H2File() {}

    static String url(Path folder) {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve(NAME)
                // Without it a commit is lost when the process is killed within half a second.
                + ";WRITE_DELAY=0"
                + ";LOCK_TIMEOUT=10000";
        return servesLoopbackOnly() ? url + ";AUTO_SERVER=TRUE" : url;
    }

    /**
     * H2 lets a second process look through a server in the first one. Its address is that of the whole JVM, and by
     * default it is open to the network, so it is used only where somebody has bound it to loopback.
     */
    private static boolean servesLoopbackOnly() {
        String address = SysProperties.BIND_ADDRESS;
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.OutputStream;

/** A JSON request body that can be written any number of times, because a call may be repeated. */
public interface CallBody {
    /** Bytes that {@link #writeTo} writes. */
    long length();

    void writeTo(OutputStream out) throws IOException;
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import java.io.IOException;

/** Takes the fields of a record as it is read. */
@FunctionalInterface
public interface FieldSink {
    void field(String name, Object value) throws IOException;
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.server;

/** What is at a path. */
interface Page {
    /** @param accept the request's header of that name, or null */
    Answer get(String accept);
}

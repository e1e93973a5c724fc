/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import io.github.camelplanhat.routes.store.LetterChoice;

/**
 * Which dead letters of a folder are to be tried again.
 *
 * @param sync only those of this sync; null for any
 * @param object only those of this object, such as {@code company}; null for any
 * @param letters which of them
 */
public record ReplayChoice(String sync, String object, LetterChoice letters) {}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/**
 * One removal that was to be taken back.
 *
 * @param key by which the sync knew the record
 * @param action what had been done to it: {@code delete}, {@code clear} or {@code archive}
 * @param planhatId Planhat's id of it at that time
 * @param newId Planhat's id of the record that took its place; null where none did
 * @param note what is left to say; null if nothing is
 */
public record UndoneRecord(String key, String action, String planhatId, String newId, UndoStatus status, String note) {}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/**
 * What somebody wants of one run beyond what its sync declares.
 *
 * @param preview whether what has left is only told
 * @param allowed how many records may be removed, whatever the limits are; null to keep to them
 */
public record DeleteWish(boolean preview, Long allowed) {
    /** Nothing in particular. */
    public static final DeleteWish NONE = new DeleteWish(false, null);
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.List;

/**
 * What a run would have removed, had it not been a preview.
 *
 * @param action {@code delete}, {@code clear} or {@code archive}
 * @param left how many records have left the source
 * @param records the first of them, 10,000 at most, without those that turned out to be in the source under another key
 * @param stopped why an ordinary run would remove none of them; null if it would
 */
public record DeletePreview(String sync, String object, String action, long left, List<Line> records, String stopped) {
    public DeletePreview {
        records = List.copyOf(records);
    }

    /**
     * One record that would be removed.
     *
     * @param key by which the sync knows it, or the strongest that it has in Planhat
     * @param planhatId Planhat's {@code _id} of it
     * @param name what people call it; null if it has no name
     * @param why it has left
     */
    public record Line(String key, String planhatId, String name, String why) {}
}

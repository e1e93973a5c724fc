/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.util.Optional;

/**
 * Keeps how far each sync has read its source. A watermark moves only after every row up to it has its outcome, and the
 * next run reads from it inclusively, so that rows with equal values are never lost. The default keeps one small file
 * for each sync; bind a bean of this type to keep it elsewhere.
 */
public interface WatermarkStore {
    /**
     * The watermark that the last good run of this sync left: a {@link java.sql.Timestamp}, {@link
     * java.time.LocalDate}, {@link java.time.OffsetDateTime}, {@link Long}, {@link java.math.BigDecimal} or
     * {@link String}, of the same kind as the source's column.
     *
     * @return empty before the first good run
     */
    Optional<Object> read(String sync);

    /** Stores the watermark for good: when this returns, a crash of the process or the machine no longer loses it. */
    void write(String sync, Object watermark);
}

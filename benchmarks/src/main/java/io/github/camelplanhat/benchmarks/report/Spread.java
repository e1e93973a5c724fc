/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The median of some figures, and the least and the most. */
public record Spread(double median, double least, double most) {
    public static <T> Spread of(List<T> measured, ToDoubleFunction<? super T> figure) {
        return of(measured.stream().mapToDouble(figure).toArray());
    }

    public static Spread of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Each figure to the other of the same round, because what else goes on meets both. */
    public static <T> Spread ratio(List<T> some, List<T> others, ToDoubleFunction<? super T> figure) {
        return of(IntStream.range(0, some.size())
                .mapToDouble(i -> figure.applyAsDouble(some.get(i)) / figure.applyAsDouble(others.get(i)))
                .toArray());
    }

    /** Such as {@code 1,234 (1,200–1,300)}. */
    public String text(int decimals) {
        return number(median, decimals) + " (" + number(least, decimals) + "–" + number(most, decimals) + ")";
    }

    public static String number(double figure, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus understands of an answer in its text format. */
record Scrape(List<Sample> samples) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    record Sample(String name, Map<String, String> tags, double value) {}

    static Scrape of(String text) {
        return new Scrape(text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Scrape::sample)
                .toList());
    }

    private static Sample sample(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        Map<String, String> tags = new TreeMap<>();
        Matcher tag = TAG.matcher(m.group(2) == null ? "" : m.group(2));
        while (tag.find()) {
            tags.put(tag.group(1), tag.group(2));
        }
        return new Sample(m.group(1), tags, Double.parseDouble(m.group(3)));
    }

    /**
     * The value of the only sample of this name that has these tags among its own; NaN if there is none.
     *
     * @param tags such as {@code "sync=companies"}
     */
    double value(String name, String... tags) {
        List<Sample> found = samples.stream()
                .filter(s -> s.name().equals(name))
                .filter(s -> List.of(tags).stream().allMatch(t -> {
                    String[] tag = t.split("=", 2);
                    return tag[1].equals(s.tags().get(tag[0]));
                }))
                .toList();
        if (found.size() > 1) {
            throw new IllegalStateException("more than one: " + found);
        }
        return found.isEmpty() ? Double.NaN : found.get(0).value();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

import net.datafaker.Faker;

/** Names of people and companies from several languages and scripts, always the same ones in the same order. */
final class People {
    private static final long SEED = 20_260_101L;

    private final Random random = new Random(SEED);
    private final Faker english = new Faker(Locale.ENGLISH, random);
    private final List<Faker> others = List.of(
            new Faker(Locale.GERMAN, random), new Faker(new Locale("pl"), random), new Faker(Locale.JAPANESE, random));

    Random random() {
        return random;
    }

    Faker english() {
        return english;
    }

    /** One whose names are seldom plain ASCII. */
    Faker other(int row) {
        return others.get(row % others.size());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import net.datafaker.Faker;

/** The accounts, which become companies. */
final class AccountSeed {
    static final List<String> PHASES = List.of("Onboarding", "Adoption", "Growth", "Renewal", "At risk");
    private static final LocalDate FIRST_CUSTOMER = LocalDate.of(2019, 1, 1);

    private final People people;
    private final List<String> sound = new ArrayList<>();

    AccountSeed(People people) {
        this.people = people;
    }

    void insert(Connection crm, int number) throws SQLException {
        try (Rows rows = new Rows(
                crm, "account", "id,account_no,name,industry,employees,phase,country,city,web,customer_since")) {
            for (int i = 1; i <= number; i++) {
                add(rows, i);
            }
        }
    }

    /** Numbers of accounts with which nothing is wrong, so that what refers to them finds them in Planhat. */
    List<String> sound() {
        return sound;
    }

    static String number(int id) {
        return String.format(Locale.ROOT, "A-%06d", id);
    }

    private void add(Rows rows, int i) throws SQLException {
        Faker faker = Dirt.hits(i, 16, 5) ? people.other(i) : people.english();
        String plain = faker.company().name() + " " + i;
        String number = Dirt.hits(i, 330, 100) ? null : number(Dirt.hits(i, 143, 7) ? i - 1 : i);
        String name = name(i, plain);
        String employees = Dirt.hits(i, 180, 31)
                ? Dirt.numberInWords(i)
                : String.valueOf(10 + people.random().nextInt(5_000));
        if (number != null && name != null && !Dirt.hits(i, 143, 7) && !Dirt.hits(i, 180, 31)) {
            sound.add(number);
        }
        rows.add(
                i,
                number,
                name,
                people.english().company().industry(),
                employees,
                PHASES.get(i % PHASES.size()),
                faker.address().country(),
                faker.address().city(),
                "https://www.customer-" + i + ".example",
                FIRST_CUSTOMER.plusDays(people.random().nextInt(2_000)));
    }

    private static String name(int i, String plain) {
        if (Dirt.hits(i, 250, 13)) {
            return null;
        }
        if (Dirt.hits(i, 660, 200)) {
            return Dirt.overLong(plain);
        }
        return Dirt.hits(i, 90, 44) ? Dirt.ragged(plain) : plain;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import net.datafaker.Faker;

/** The contacts, which become endusers. */
final class ContactSeed {
    private static final List<String> TITLES =
            List.of("Head of IT", "Buyer", "Team lead", "CFO", "Support engineer", "Project manager", "Key user");

    private final People people;
    private final Owners owners;

    ContactSeed(People people, Owners owners) {
        this.people = people;
        this.owners = owners;
    }

    void insert(Connection crm) throws SQLException {
        try (Rows rows = rows(crm)) {
            for (int i = 1; i <= owners.rows(); i++) {
                // Some were entered twice, under the same number.
                add(rows, i, Dirt.hits(i, 400, 21) ? i - 1 : i);
            }
        }
    }

    static Rows rows(Connection crm) throws SQLException {
        return new Rows(
                crm, "contact", "id,contact_no,account_no,email,first_name,last_name,job_title,phone,newsletter");
    }

    static String number(int id) {
        return String.format(Locale.ROOT, "C-%07d", id);
    }

    private void add(Rows rows, int i, int person) throws SQLException {
        Faker faker = Dirt.hits(i, 7, 2) ? people.other(i) : people.english();
        rows.add(
                i,
                Dirt.hits(i, 480, 11) ? null : number(person),
                Dirt.hits(i, 1300, 77) ? null : owners.of(person),
                Dirt.hits(i, 50, 3) ? null : "contact" + i + "@customer.example",
                faker.name().firstName(),
                faker.name().lastName(),
                TITLES.get(people.random().nextInt(TITLES.size())),
                String.format(Locale.ROOT, "+1 555 %07d", i),
                people.random().nextBoolean() ? "yes" : "no");
    }
}

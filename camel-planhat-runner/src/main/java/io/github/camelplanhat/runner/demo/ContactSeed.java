/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import net.datafaker.Faker;

/** The contacts, which become endusers. */
final class ContactSeed {
    static final String DELETED_ACCOUNT = "A-DELETED";
    private static final List<String> TITLES =
            List.of("Head of IT", "Buyer", "Team lead", "CFO", "Support engineer", "Project manager", "Key user");

    private final People people;
    private final List<String> accounts;

    ContactSeed(People people, List<String> accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /**
     * @param orphans how many rows in a line belong to an account that is no longer there
     */
    void insert(Connection crm, int number, int orphans) throws SQLException {
        try (Rows rows = rows(crm)) {
            for (int i = 1; i <= number; i++) {
                boolean orphan = i > number / 2 && i <= number / 2 + orphans;
                add(rows, i, orphan ? DELETED_ACCOUNT : accounts.get(i % accounts.size()));
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

    private void add(Rows rows, int i, String account) throws SQLException {
        Faker faker = Dirt.hits(i, 7, 2) ? people.other(i) : people.english();
        String number = Dirt.hits(i, 480, 11) ? null : number(Dirt.hits(i, 400, 21) ? i - 1 : i);
        rows.add(
                i,
                number,
                Dirt.hits(i, 1300, 77) ? null : account,
                Dirt.hits(i, 50, 3) ? null : "contact" + i + "@customer-" + (i % accounts.size()) + ".example",
                faker.name().firstName(),
                faker.name().lastName(),
                TITLES.get(people.random().nextInt(TITLES.size())),
                String.format(Locale.ROOT, "+1 555 %07d", i),
                people.random().nextBoolean() ? "yes" : "no");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Licences and opportunities. */
final class RevenueSeed {
    static final List<String> STAGES = List.of("Qualification", "Proposal", "Negotiation", "Closed won", "Closed lost");
    private static final List<String> STATUSES = List.of("active", "active", "active", "won", "lost");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");
    private static final List<String> PRODUCTS = List.of("Core", "Analytics", "Mobile", "Premium support");
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    private final Random random;

    RevenueSeed(People people) {
        this.random = people.random();
    }

    void insertLicences(Connection crm, Owners owners) throws SQLException {
        try (Rows rows = licenceRows(crm)) {
            for (int i = 1; i <= owners.rows(); i++) {
                int licence = Dirt.hits(i, 300, 44) ? i - 1 : i;
                addLicence(rows, i, licenceNumber(licence), owners.of(licence));
            }
        }
    }

    void insertOpportunities(Connection crm, Owners owners) throws SQLException {
        try (Rows rows = opportunityRows(crm)) {
            for (int i = 1; i <= owners.rows(); i++) {
                int opportunity = Dirt.hits(i, 250, 8) ? i - 1 : i;
                addOpportunity(rows, i, opportunityNumber(opportunity), owners.of(opportunity));
            }
        }
    }

    static Rows licenceRows(Connection crm) throws SQLException {
        return new Rows(
                crm, "licence", "id,licence_no,account_no,product,currency,yearly_value,from_date,to_date,auto_renews");
    }

    static Rows opportunityRows(Connection crm) throws SQLException {
        return new Rows(
                crm,
                "opportunity",
                "id,opportunity_no,account_no,title,stage,status,currency,amount,close_date,probability");
    }

    static String licenceNumber(int id) {
        return String.format(Locale.ROOT, "L-%06d", id);
    }

    static String opportunityNumber(int id) {
        return String.format(Locale.ROOT, "O-%06d", id);
    }

    private void addLicence(Rows rows, int i, String number, String account) throws SQLException {
        LocalDate from = FIRST_DAY.plusDays(random.nextInt(300));
        String value = Dirt.hits(i, 600, 5) ? null : String.valueOf(1_200 + 100 * random.nextInt(500));
        rows.add(
                i,
                number,
                account,
                PRODUCTS.get(i % PRODUCTS.size()),
                CURRENCIES.get(i % CURRENCIES.size()),
                Dirt.hits(i, 166, 9) ? Dirt.amountInWords(i) : value,
                from,
                from.plusYears(1),
                random.nextBoolean());
    }

    private void addOpportunity(Rows rows, int i, String number, String account) throws SQLException {
        int stage = random.nextInt(STAGES.size());
        String amount = String.valueOf(500 + 50 * random.nextInt(1_000));
        String closes = FIRST_DAY.plusDays(random.nextInt(500)).toString();
        rows.add(
                i,
                number,
                account,
                PRODUCTS.get(i % PRODUCTS.size()) + " for " + account,
                STAGES.get(stage),
                STATUSES.get(stage),
                CURRENCIES.get(i % CURRENCIES.size()),
                Dirt.hits(i, 166, 3) ? Dirt.amountInWords(i) : amount,
                Dirt.hits(i, 500, 9) ? "2026-02-31" : closes,
                10 * random.nextInt(11));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Fills the CRM: the same rows in every demo of the same scale. */
final class CrmSeed {
    private final Scale scale;

    CrmSeed(Scale scale) {
        this.scale = scale;
    }

    void fill(Connection crm) throws SQLException {
        People people = new People();
        AccountSeed accounts = new AccountSeed(people);
        accounts.insert(crm, scale.companies());
        List<String> sound = accounts.sound();
        new ContactSeed(people, new Owners(sound, scale.contacts(), scale.share(12))).insert(crm);
        RevenueSeed revenue = new RevenueSeed(people);
        revenue.insertLicences(crm, new Owners(sound, scale.licences(), scale.share(7)));
        revenue.insertOpportunities(crm, new Owners(sound, scale.opportunities(), scale.share(4)));
        spreadOverTheYears(crm);
        crm.commit();
    }

    /** Nobody typed all of it in this second. */
    private static void spreadOverTheYears(Connection crm) throws SQLException {
        try (Statement statement = crm.createStatement()) {
            for (String table : CrmDatabase.TABLES) {
                statement.executeUpdate(
                        "update " + table + " set updated_at = dateadd(minute, -60 * id, current_timestamp)");
            }
        }
    }
}

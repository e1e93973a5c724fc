/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;

/**
 * What happens in the CRM between two syncs: 300 rows in the standard demo, old and new ones in every table, some of
 * them repaired. The database itself moves {@code updated_at}.
 */
final class CrmChanges {
    private static final String PHASE = "Expansion";
    private static final String STAGE = "Signed";
    private static final String TITLE = "Chief listening officer";

    private final Connection crm;
    private final Scale scale;
    private final List<Change> changes = new ArrayList<>();

    private CrmChanges(Connection crm, Scale scale) {
        this.crm = crm;
        this.scale = scale;
    }

    static List<Change> apply(Connection crm, Scale scale) throws SQLException {
        CrmChanges changes = new CrmChanges(crm, scale);
        changes.accounts();
        changes.contacts();
        changes.licences();
        changes.opportunities();
        crm.commit();
        return changes.changes;
    }

    private void accounts() throws SQLException {
        for (int id : SoundRows.pick(crm, "account", scale.share(37))) {
            update("update account set phase = ? where id = ?", PHASE, id);
            expect(PlanhatObject.COMPANY, AccountSeed.number(id), "phase", PHASE);
        }
        for (int id : SoundRows.accountsToRepair(crm, scale.share(3))) {
            update("update account set employees = ? where id = ?", "250", id);
            expect(PlanhatObject.COMPANY, AccountSeed.number(id), "externalId", AccountSeed.number(id));
        }
        try (Rows rows = new Rows(crm, "account", "id,account_no,name,employees,phase,country,city")) {
            for (int id = scale.companies() + 1; id <= scale.companies() + scale.share(5); id++) {
                rows.add(id, AccountSeed.number(id), "Łódź Nowa " + id, "12", "Onboarding", "Poland", "Łódź");
                expect(PlanhatObject.COMPANY, AccountSeed.number(id), "city", "Łódź");
            }
        }
    }

    private void contacts() throws SQLException {
        int promoted = scale.share(140);
        List<Integer> ids = SoundRows.pick(crm, "contact", promoted + scale.share(10));
        for (int id : ids.subList(0, promoted)) {
            update("update contact set job_title = ? where id = ?", TITLE, id);
            expect(PlanhatObject.ENDUSER, ContactSeed.number(id), "position", TITLE);
        }
        // Nothing that Planhat gets: read again because the row was touched, and unchanged there.
        for (int id : ids.subList(promoted, ids.size())) {
            update("update contact set sales_notes = ? where id = ?", "likes tea", id);
            expect(PlanhatObject.ENDUSER, ContactSeed.number(id), "externalId", ContactSeed.number(id));
        }
        try (Rows rows = ContactSeed.rows(crm)) {
            for (int i = 1; i <= scale.share(20); i++) {
                int id = scale.contacts() + i;
                String account = AccountSeed.number(scale.companies() + 1 + i % scale.share(5));
                rows.add(
                        id,
                        ContactSeed.number(id),
                        account,
                        "new" + i + "@lodz.example",
                        "Zoë",
                        "Nową",
                        TITLE,
                        null,
                        "no");
                expect(PlanhatObject.ENDUSER, ContactSeed.number(id), "firstName", "Zoë");
            }
        }
    }

    private void licences() throws SQLException {
        for (int id : SoundRows.pick(crm, "licence", scale.share(30))) {
            update("update licence set yearly_value = ? where id = ?", "99000", id);
            expect(PlanhatObject.LICENSE, RevenueSeed.licenceNumber(id), "value", 99_000);
        }
        LocalDate from = LocalDate.of(2026, 1, 1);
        try (Rows rows = RevenueSeed.licenceRows(crm)) {
            for (int i = 1; i <= scale.share(10); i++) {
                int id = scale.licences() + i;
                String account = AccountSeed.number(scale.companies() + 1 + i % scale.share(5));
                rows.add(
                        id,
                        RevenueSeed.licenceNumber(id),
                        account,
                        "Core",
                        "EUR",
                        "4800",
                        from,
                        from.plusYears(1),
                        true);
                expect(PlanhatObject.LICENSE, RevenueSeed.licenceNumber(id), "value", 4_800);
            }
        }
    }

    private void opportunities() throws SQLException {
        for (int id : SoundRows.pick(crm, "opportunity", scale.share(35))) {
            update("update opportunity set stage = ?, status = 'won', probability = 100 where id = ?", STAGE, id);
            expect(PlanhatObject.OPPORTUNITY, RevenueSeed.opportunityNumber(id), "salesStage", STAGE);
        }
        try (Rows rows = RevenueSeed.opportunityRows(crm)) {
            for (int i = 1; i <= scale.share(10); i++) {
                int id = scale.opportunities() + i;
                String account = AccountSeed.number(scale.companies() + 1 + i % scale.share(5));
                rows.add(
                        id,
                        RevenueSeed.opportunityNumber(id),
                        account,
                        "Start in Łódź",
                        RevenueSeed.STAGES.get(0),
                        "active",
                        "EUR",
                        "700",
                        "2026-06-30",
                        20);
                expect(PlanhatObject.OPPORTUNITY, RevenueSeed.opportunityNumber(id), "title", "Start in Łódź");
            }
        }
    }

    private void update(String sql, String value, int id) throws SQLException {
        try (PreparedStatement statement = crm.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.setInt(2, id);
            statement.executeUpdate();
        }
    }

    private void expect(PlanhatObject object, String externalId, String field, Object value) {
        changes.add(new Change(object, externalId, field, value));
    }
}

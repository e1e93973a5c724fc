/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    @Test
    void everythingInOrderIsZero() {
        TestFolder.in(dir, planhat).companies(2, "'c'").endusers(2);

        Invocation ran = check();

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("Planhat at " + planhat.baseUrl())
                .containsPattern("host, region, token +OK")
                .containsPattern("read company +OK")
                .containsPattern("read enduser +OK");
    }

    @Test
    void onlyWhatTheFolderUsesIsTriedAndNothingIsWritten() {
        TestFolder.in(dir, planhat)
                .companies(2, "'c'")
                .properties("planhat.schedule = * * * * * ?")
                .file(
                        "routes/notes.yaml",
                        "- from:\n    uri: timer:t?delay=0\n    steps:\n      - to: planhat:note/create\n");

        check();

        assertThat(planhat.journal().entries())
                .extracting(JournalEntry::method)
                .containsOnly("GET")
                .hasSize(2);
    }

    @Test
    void aFolderThatUsesNothingIsTriedWithEveryObject() {
        TestFolder.in(dir, planhat);

        Invocation ran = check();

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(PlanhatObject.values())
                .filteredOn(object -> object.allows(Operation.LIST))
                .allSatisfy(object -> assertThat(ran.out()).containsPattern("read " + object + " +OK"));
    }

    @Test
    void aMissingRightIsNamedWithItsRemedy() {
        TestFolder.in(dir, planhat).companies(2, "'c'").endusers(2);
        planhat.permissions().deny(PlanhatObject.ENDUSER, Operation.LIST);

        Invocation ran = check();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("read company +OK").containsPattern("read enduser +PROBLEM .*403.*grant");
    }

    @Test
    void aWrongTokenIsToldOnceAndNotPrinted() {
        TestFolder.in(dir, planhat)
                .companies(2, "'c'")
                .endusers(2)
                .properties("camel.component.planhat.access-token = a-token-nobody-may-see");

        Invocation ran = check();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("host, region, token +PROBLEM .*401.*region");
        assertThat(ran.out() + ran.err()).doesNotContain("a-token-nobody-may-see");
        assertThat(planhat.journal().count()).isEqualTo(1);
    }

    @Test
    void aHostThatDoesNotAnswerIsAProblemOfTheHost() {
        TestFolder.in(dir, planhat)
                .companies(2, "'c'")
                .properties("camel.component.planhat.base-url = http://127.0.0.1:1");

        Invocation ran = check();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("host, region, token +PROBLEM .*baseUrl");
    }

    @Test
    void aDatabaseThatAnswersIsOk() {
        TestFolder.in(dir, planhat).companies(2, "'c'");

        assertThat(check().out()).containsPattern("database crm +OK");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAProblem() {
        TestFolder.in(dir, planhat)
                .companies(2, "'c'")
                .properties("camel.beans.crm.jdbc-url = jdbc:postgresql://127.0.0.1:1/crm");

        Invocation ran = check();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("read company +OK").containsPattern("database crm +PROBLEM .*refused");
    }

    @Test
    void aDatabaseWithoutADriverIsAProblemToldWithoutItsAddress() {
        TestFolder.in(dir, planhat)
                .companies(2, "'c'")
                .properties("camel.beans.crm.jdbc-url = jdbc:nodriver:x?password=nobody-may-see");

        Invocation ran = check();

        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("driver").doesNotContain("nobody-may-see");
    }

    @Test
    void whatCannotBeProvenIsSaid() {
        TestFolder.in(dir, planhat).companies(2, "'c'");

        assertThat(check().out()).contains("cannot be proven", "right to create and update", "tenant token");
    }

    private Invocation check() {
        return Invocation.of("check", "--config", dir);
    }
}

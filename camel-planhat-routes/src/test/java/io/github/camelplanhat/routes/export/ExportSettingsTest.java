/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExportSettingsTest {
    private final ExportSettings settings = new ExportSettings();

    ExportSettingsTest() {
        settings.setName("warehouse");
        settings.setObjects("company,enduser");
        settings.setSink("kamelet:planhat-jsonl-sink?directory=/data&secret=s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objects|companies|did you mean company?",
                "objects|company,,enduser|unknown object: ''",
                "mode|change|did you mean changes?",
                "share|0|share is 0",
                "share|201|share is 201",
                "select|compny:name|did you mean company?",
                "select|company:|write name,phase",
                "maxDeletions|-2|maxDeletions is -2",
                "ignoreFields|nosuch|ignoreFields names nosuch"
            })
    void aWrongParameterIsNamedWithTheNearestRightOne(String parameter, String value, String told) {
        switch (parameter) {
            case "objects" -> settings.setObjects(value);
            case "mode" -> settings.setMode(value);
            case "share" -> settings.setShare(Integer.parseInt(value));
            case "maxDeletions" -> settings.setMaxDeletions(Integer.parseInt(value));
            case "select" -> settings.setSelect(value);
            default -> settings.setIgnoreFields(value);
        }

        assertThatThrownBy(settings::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(parameter)
                .hasMessageContaining(told);
    }

    @Test
    void changesNeedAFieldToCompare() {
        settings.setMode("changes");
        settings.setSelect("arr");

        assertThatThrownBy(settings::check).hasMessageContaining("no field of company");
    }

    @Test
    void aFieldMayBeIgnoredThatOnlyOneObjectHas() {
        settings.setMode("changes");
        settings.setIgnoreFields("email,custom.Days in Phase");

        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void aSelectionMayBeForAllOrForSome() {
        settings.setSelect("name; enduser: email, phone");

        assertThat(settings.selection().forList(PlanhatObject.COMPANY)).isEqualTo("_id,name");
        assertThat(settings.selection().forList(PlanhatObject.ENDUSER)).isEqualTo("_id,email,phone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nmae,phase|nmae; did you mean name?",
                "company:name,phaes;enduser:email|phaes of company; did you mean phase?",
                "company:email;enduser:email|email of company",
            })
    void aSelectedFieldThatNobodyKnowsIsTold(String select, String told) {
        settings.setSelect(select);

        assertThat(settings.unknownSelected()).containsExactly(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name,email,phase", "company:arr,custom.Tier,custom,createdAt,_id;enduser:email,lastActive"})
    void aFieldThatOneObjectHasOrATenantMadeMayBeSelected(String select) {
        settings.setSelect(select);

        assertThat(settings.unknownSelected()).isEmpty();
    }

    @Test
    void ofAMisspeltFieldTheNearestIsTold() {
        settings.setMode("changes");
        settings.setSelect("company:nmae");

        assertThatThrownBy(settings::check).hasMessageContaining("nmae of company; did you mean name?");
    }

    @Test
    void theCredentialsInASinkAreNotTold() {
        settings.setSink("sftp://jo:s3cret@files.example/in?password=s3cret");

        assertThat(settings.sinkName()).isEqualTo("sftp://jo:xxxxxx@files.example/in");
    }

    @Test
    void theOptionsOfTheSinkAreNotTold() {
        assertThat(settings.sinkName()).isEqualTo("kamelet:planhat-jsonl-sink");
    }
}

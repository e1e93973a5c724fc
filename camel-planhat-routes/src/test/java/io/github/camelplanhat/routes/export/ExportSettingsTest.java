/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "ignoreFields|nosuch|ignoreFields names nosuch"
            })
    void aWrongParameterIsNamedWithTheNearestRightOne(String parameter, String value, String told) {
        switch (parameter) {
            case "objects" -> settings.setObjects(value);
            case "mode" -> settings.setMode(value);
            case "share" -> settings.setShare(Integer.parseInt(value));
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

    @Test
    void theOptionsOfTheSinkAreNotTold() {
        assertThat(settings.sinkName()).isEqualTo("kamelet:planhat-jsonl-sink");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChangesCheckTest {
    private final PlanhatConfiguration options = new PlanhatConfiguration();

    private void refused(String because) {
        assertThatThrownBy(() -> ChangesCheck.check(PlanhatObject.COMPANY, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void theDefaultsAreFine() {
        for (PlanhatObject object : PlanhatObject.values()) {
            assertThatCode(() -> ChangesCheck.check(object, options)).doesNotThrowAnyException();
        }
    }

    @Test
    void aPartOfTheListIsRefusedBecauseTheRestWouldSeemDeleted() {
        options.setMaxRecords(10);
        refused("neither offset nor maxRecords");
    }

    @Test
    void anOffsetIsRefused() {
        options.setOffset(1);
        refused("neither offset nor maxRecords");
    }

    @Test
    void pagesAsExchangesAreRefused() {
        options.setSplitResult(false);
        refused("remove splitResult=false");
    }

    @Test
    void anotherOrderIsRefused() {
        options.setSort("-updatedAt");
        refused("remove sort=-updatedAt");
    }

    @ParameterizedTest
    @CsvSource({"Phase, no field Phase; did you mean phase?", "'name,xyzzyx', no field xyzzyx"})
    void unknownFieldsCannotBeIgnored(String names, String because) {
        options.setIgnoreFields(names);
        refused(because);
    }

    @Test
    void aSelectionWithoutComparedFieldsIsRefused() {
        options.setSelect("arr,lastTouch");
        refused("none of these fields of company is compared");
    }

    @Test
    void aBlankFeedIsRefused() {
        options.setFeed(" ");
        refused("feed must not be blank");
    }

    @Test
    void maxDeletionsBelowMinusOneIsRefused() {
        options.setMaxDeletions(-2);
        refused("maxDeletions=-2");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What Camel's tools know of the component: its catalogue JSON, read by Camel's own catalogue. */
class CatalogTest {
    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final ComponentModel model;

    CatalogTest() {
        catalog.addComponent("planhat", PlanhatComponent.class.getName());
        model = catalog.componentModel("planhat");
    }

    private Stream<BaseOptionModel> everything() {
        return Stream.of(model.getComponentOptions(), model.getEndpointOptions(), model.getEndpointHeaders())
                .flatMap(Collection::stream);
    }

    @Nested
    class Completeness {
        @Test
        void theComponentSaysWhatItIs() {
            assertThat(model.getTitle()).isEqualTo("Planhat");
            assertThat(model.getDescription()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(model.getSyntax()).isEqualTo("planhat:object/operation");
            assertThat(model.getLabel()).isNotBlank();
            assertThat(model.getFirstVersion()).isNotBlank();
            assertThat(model.getSupportLevel()).isNotNull();
        }

        @Test
        void everyOptionAndHeaderHasASentence() {
            assertThat(everything()).hasSizeGreaterThan(100).allSatisfy(option -> assertThat(option.getDescription())
                    .as(option.getName())
                    .hasSizeGreaterThan(20)
                    .matches("(?s)[A-Z].*[^.]\\.?"));
        }

        @Test
        void everyOptionHasGroupLabelTypeAndName() {
            assertThat(everything()).allSatisfy(option -> {
                assertThat(option.getGroup()).as(option.getName()).isNotBlank();
                if (!option.getKind().equals("header")) {
                    assertThat(option.getDisplayName()).as(option.getName()).isNotBlank();
                }
                assertThat(option.getJavaType()).as(option.getName()).isNotBlank();
            });
            assertThat(model.getEndpointParameterOptions())
                    .allSatisfy(option ->
                            assertThat(option.getLabel()).as(option.getName()).isNotBlank());
        }

        @Test
        void everyOptionWithSeveralWordsNamesThemAll() {
            assertThat(everything().filter(option -> isEnum(option.getJavaType())))
                    .isNotEmpty()
                    .allSatisfy(option ->
                            assertThat(option.getEnums()).as(option.getName()).hasSizeGreaterThan(1));
        }

        private boolean isEnum(String javaType) {
            try {
                return Class.forName(javaType).isEnum();
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        @Test
        void everyDefaultIsTheOneThatTheComponentHas() throws Exception {
            PlanhatComponent component;
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                component = camel.getComponent("planhat", PlanhatComponent.class);
            }
            PropertyConfigurerGetter getter = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
            List<String> wrong = new ArrayList<>();
            for (BaseOptionModel option : model.getComponentOptions()) {
                Object real = getter.getOptionValue(component, option.getName(), true);
                Object told = option.getDefaultValue();
                boolean nothing = real == null
                        || real instanceof Map
                        || real instanceof PlanhatConfiguration
                        || real.toString().matches("0|false");
                if (told == null ? !nothing : !told.toString().equals(String.valueOf(real))) {
                    wrong.add(option.getName() + ": told " + told + ", is " + real);
                }
            }

            assertThat(wrong).isEmpty();
        }

        @Test
        void tokensAreSecretAndNothingElseIs() {
            assertThat(everything().filter(BaseOptionModel::isSecret).map(BaseOptionModel::getName))
                    .containsOnly("accessToken", "tenantToken");
        }

        @Test
        void beansThatCamelWiresByItselfSaySo() {
            assertThat(model.getComponentOptions().stream()
                            .filter(BaseOptionModel::isAutowired)
                            .map(BaseOptionModel::getName))
                    .contains("quota", "accessTokenSupplier", "outcomeOverflow", "callObserver");
        }

        @Test
        void everyHeaderIsNamedAndTyped() {
            assertThat(model.getEndpointHeaders()).isNotEmpty().allSatisfy(header -> {
                assertThat(header.getName()).startsWith("CamelPlanhat");
                assertThat(header.getJavaType()).isNotBlank();
                assertThat(header.getConstantName()).startsWith(PlanhatConstants.class.getName() + "#");
            });
        }
    }

    @Nested
    class Validation {
        private EndpointValidationResult validate(String uri) {
            return catalog.validateEndpointProperties(uri);
        }

        @Test
        void aGoodUriIsGood() {
            assertThat(validate("planhat:enduser/list?stream=true&responseTimeout=30s&priority=backfill&filter.a=b")
                            .isSuccess())
                    .isTrue();
        }

        @Test
        void anUnknownOptionIsFoundAndTheRightOneSuggested() {
            EndpointValidationResult result = validate("planhat:company/list?pageSise=10");

            assertThat(result.getUnknown()).containsExactly("pageSise");
        }

        @Test
        void wrongTypesAreFound() {
            EndpointValidationResult result =
                    validate("planhat:company/list?stream=maybe&pageSize=many&outcomes=some&deadline=later");

            assertThat(result.getInvalidBoolean()).containsKey("stream");
            assertThat(result.getInvalidInteger()).containsKey("pageSize");
            assertThat(result.getInvalidEnum()).containsKey("outcomes");
            assertThat(result.getInvalidDuration()).containsKey("deadline");
        }

        @Test
        void aUriIsTakenApart() throws Exception {
            assertThat(catalog.endpointProperties("planhat:company/get?externalId=A-1"))
                    .containsEntry("object", "company")
                    .containsEntry("operation", "get")
                    .containsEntry("externalId", "A-1");
        }

        @Test
        void aUriIsPutTogether() throws Exception {
            assertThat(catalog.asEndpointUri(
                            "planhat", Map.of("object", "company", "operation", "get", "externalId", "A-1"), false))
                    .isEqualTo("planhat:company/get?externalId=A-1");
        }

        @Test
        void propertiesOfTheComponentAreChecked() {
            ConfigurationPropertiesValidationResult good =
                    catalog.validateConfigurationProperty("camel.component.planhat.access-token={{env:TOKEN}}");
            ConfigurationPropertiesValidationResult bad =
                    catalog.validateConfigurationProperty("camel.component.planhat.acces-token={{env:TOKEN}}");

            assertThat(good.isSuccess()).isTrue();
            assertThat(bad.isSuccess()).isFalse();
        }
    }
}

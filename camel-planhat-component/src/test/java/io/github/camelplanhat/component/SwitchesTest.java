/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@code readOnly} and {@code allowDelete} forbid, over every object and operation; the stricter setting wins. */
class SwitchesTest {
    private static final List<String> READING = List.of("get", "list", "leanList");
    private final DefaultCamelContext context = new DefaultCamelContext();

    static List<String> all() {
        Stream<String> objects = Arrays.stream(PlanhatObject.values())
                .flatMap(o -> o.operations().stream().map(operation -> o + "/" + operation));
        Stream<String> analytics = AnalyticsOperation.objectNames().stream()
                .flatMap(o -> AnalyticsOperation.operationNames(o).stream().map(operation -> o + "/" + operation));
        Stream<String> requests = Stream.of("get", "post", "put", "delete").map(m -> "request/" + m);
        return Stream.of(objects, analytics, requests).flatMap(s -> s).toList();
    }

    static Stream<String> writing() {
        return all().stream().filter(name -> !READING.contains(name.substring(name.indexOf('/') + 1)));
    }

    static Stream<String> deleting() {
        return all().stream()
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("delete"));
    }

    static Stream<String> reading() {
        return all().stream().filter(name -> READING.contains(name.substring(name.indexOf('/') + 1)));
    }

    private void endpoint(String name, String query, Consumer<PlanhatConfiguration> options) {
        PlanhatComponent component = new PlanhatComponent();
        component.getConfiguration().setAccessToken("test-token");
        component.getConfiguration().setTenantToken("3fa85f64-5717-4562-b3fc-2c963f66afa6");
        options.accept(component.getConfiguration());
        context.addComponent("planhat", component);
        String path = name.startsWith("request/") ? "path=/companies/1&" : "";
        String metric = name.equals("metric/list") ? "filter.dimid=logins&filter.from=2026-01-01&" : "";
        context.getEndpoint("planhat:" + name + "?" + path + metric + query);
    }

    private void assertRefused(String name, String query, Consumer<PlanhatConfiguration> options, String why) {
        assertThatThrownBy(() -> endpoint(name, query, options))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessage(why + " does not allow " + name);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aReadOnlyEndpointDoesNotWrite(String name) {
        assertRefused(name, "readOnly=true", options -> {}, "readOnly=true");
    }

    @ParameterizedTest
    @MethodSource("writing")
    void noEndpointLiftsTheComponentsReadOnly(String name) {
        assertRefused(name, "readOnly=false", options -> options.setReadOnly(true), "readOnly=true");
    }

    @ParameterizedTest
    @MethodSource("deleting")
    void anEndpointThatMustNotDeleteDoesNot(String name) {
        assertRefused(name, "allowDelete=false", options -> {}, "allowDelete=false");
    }

    @ParameterizedTest
    @MethodSource("deleting")
    void noEndpointLiftsTheComponentsBanOfDeletes(String name) {
        assertRefused(name, "allowDelete=true", options -> options.setAllowDelete(false), "allowDelete=false");
    }

    @ParameterizedTest
    @MethodSource("reading")
    void readingIsAlwaysAllowed(String name) {
        endpoint(name, "readOnly=true&allowDelete=false", options -> {});

        assertThat(context.getEndpoints()).hasSize(1);
    }

    @AfterEach
    void stop() {
        context.stop();
    }
}

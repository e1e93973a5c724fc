/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelplanhat.simulator.PlanhatSimulator;

/** A copy of a folder below {@code examples}, as its README says, with a simulator as Planhat. */
final class ExampleFolder {
    private ExampleFolder() {}

    static TestFolder copy(String example, Path to, PlanhatSimulator planhat) throws IOException {
        Path from = Path.of("..", "examples", example);
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return TestFolder.existing(to)
                .properties(
                        "planhat.server.port = 0",
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.tenant-token = " + planhat.tenantToken(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl(),
                        "camel.component.planhat.analytics-url = " + planhat.analyticsUrl());
    }
}

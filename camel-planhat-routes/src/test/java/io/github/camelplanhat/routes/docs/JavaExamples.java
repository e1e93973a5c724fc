/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.apache.camel.RoutesBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles the bodies of route builders that stand in a document. */
final class JavaExamples {
    private JavaExamples() {}

    static List<RoutesBuilder> compile(List<String> examples, Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            files.add(Files.writeString(folder.resolve("Example" + i + ".java"), source(i, examples.get(i))));
        }
        compileAll(folder, files);
        List<RoutesBuilder> routes = new ArrayList<>();
        // Not closed: what the routes need later is loaded by it.
        URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavaExamples.class.getClassLoader());
        for (int i = 0; i < examples.size(); i++) {
            routes.add((RoutesBuilder)
                    classes.loadClass("Example" + i).getConstructor().newInstance());
        }
        return routes;
    }

    private static void compileAll(Path folder, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            StringWriter problems = new StringWriter();
            boolean compiled = compiler.getTask(
                            problems, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as("the examples compile: " + problems).isTrue();
        }
    }

    private static String source(int number, String example) {
        return """
                import java.util.*;
                import org.apache.camel.builder.RouteBuilder;
                import io.github.camelplanhat.component.*;
                import io.github.camelplanhat.component.error.*;

                public class Example%d extends RouteBuilder {
                    @Override
                    public void configure() {
                        %s
                    }
                }
                """
                .formatted(number, example);
    }
}

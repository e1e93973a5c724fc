/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import io.github.camelplanhat.routes.mapping.MappingException;

/**
 * Turns what Camel throws while it starts into one plain sentence. An exception about a property is told anew, because
 * Camel's own text holds the property's value, which may be a token behind a mistyped name.
 */
public final class StartFailure {
    /** Thrown because of what stands in the folder, rather than because of the world around it. */
    private static final List<Class<? extends Throwable>> CONFIGURATION = List.of(
            ResolveEndpointFailedException.class,
            NoSuchEndpointException.class,
            NoSuchBeanException.class,
            IllegalArgumentException.class,
            FileNotFoundException.class,
            NoSuchFileException.class,
            ClassNotFoundException.class,
            YamlEngineException.class,
            ParseException.class,
            MappingException.class);

    private StartFailure() {}

    /** A {@link ConfigException} if the folder is to blame, else an exception whose message is fit for a terminal. */
    public static RuntimeException explain(Throwable failure, CamelContext context) {
        List<Throwable> chain = chain(failure);
        for (Throwable t : chain) {
            if (t instanceof ConfigException known) {
                return known;
            }
            if (t instanceof PropertyBindingException binding) {
                return new ConfigException(PropertyFailure.describe(binding, context));
            }
        }
        String message = message(chain);
        boolean configuration =
                chain.stream().anyMatch(t -> CONFIGURATION.stream().anyMatch(type -> type.isInstance(t)));
        return configuration ? new ConfigException(message, failure) : new IllegalStateException(message, failure);
    }

    /** The innermost message says what is wrong, an outer exception of Camel's in which route. */
    private static String message(List<Throwable> chain) {
        String text = chain.get(0).getClass().getSimpleName();
        String route = null;
        for (Throwable t : chain) {
            if (t instanceof ClassNotFoundException) {
                text = "the class " + t.getMessage() + " is not on the class path";
            } else if (t.getMessage() != null && !t.getMessage().isBlank()) {
                text = t.getMessage();
            }
            if (t instanceof FailedToCreateRouteException e && e.getRouteId() != null) {
                route = e.getRouteId();
            } else if (t instanceof FailedToStartRouteException e && e.getRouteId() != null) {
                route = e.getRouteId();
            }
        }
        return route == null ? text : "route " + route + ": " + text;
    }

    private static List<Throwable> chain(Throwable outermost) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = outermost; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import io.github.camelplanhat.model.Names;
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

    private static final Pattern MISSING_VARIABLE =
            Pattern.compile("Property with key \\[env:([^\\]:]+)] using function \\[env] returned null");

    private static final Pattern SAME_NAME = Pattern.compile(
            "(?:Multiple consumers for the same endpoint is not allowed|Cannot add a 2nd consumer to the same endpoint):"
                    + " direct://([A-Za-z0-9._-]+?)\\.?(?:\\s|$)");

    private static final String LONE_BRACES = "Missing {{ from the text: ";

    private StartFailure() {}

    /** A {@link ConfigException} if the folder is to blame, else an exception whose message is fit for a terminal. */
    public static RuntimeException explain(Throwable failure, CamelContext context) {
        List<Throwable> chain = chain(failure);
        for (Throwable t : chain) {
            if (t instanceof ConfigException known) {
                return known;
            }
            if (t instanceof PropertyBindingException binding && !hasMissingBean(chain)) {
                return new ConfigException(PropertyFailure.describe(binding, context));
            }
        }
        String message = message(chain, context);
        boolean configuration =
                chain.stream().anyMatch(t -> CONFIGURATION.stream().anyMatch(type -> type.isInstance(t)));
        return configuration ? new ConfigException(message, failure) : new IllegalStateException(message, failure);
    }

    /** The innermost message says what is wrong, an outer exception of Camel's in which route. */
    private static String message(List<Throwable> chain, CamelContext context) {
        String text = chain.get(0).getClass().getSimpleName();
        String route = null;
        for (Throwable t : chain) {
            if (t instanceof ClassNotFoundException) {
                text = "the class " + t.getMessage() + " is not on the class path";
            } else if (t instanceof NoSuchBeanException e && e.getName() != null) {
                text = missingBean(e.getName(), context);
            } else if (t.getMessage() != null && !t.getMessage().isBlank()) {
                text = sameName(t.getMessage());
            }
            if (t instanceof FailedToCreateRouteException e && e.getRouteId() != null) {
                route = e.getRouteId();
            } else if (t instanceof FailedToStartRouteException e && e.getRouteId() != null) {
                route = e.getRouteId();
            }
        }
        text = braces(environment(text));
        return route == null ? text : "route " + route + ": " + text;
    }

    /** Camel tells of endpoints; people gave a name twice. */
    private static String sameName(String text) {
        Matcher twice = SAME_NAME.matcher(text);
        return twice.find()
                ? "there are two syncs, jobs or routes of the name " + twice.group(1) + "; each is called by direct:"
                        + twice.group(1) + ", so give one of them another name"
                : text;
    }

    private static boolean hasMissingBean(List<Throwable> chain) {
        return chain.stream().anyMatch(t -> t instanceof NoSuchBeanException e && e.getName() != null);
    }

    private static String missingBean(String name, CamelContext context) {
        Set<String> beans =
                context.getRegistry().findByTypeWithName(Object.class).keySet();
        return "there is no bean " + name
                + Names.nearest(name, beans)
                        .map(n -> "; did you mean " + n + "?")
                        .orElse(".")
                + " Beans are declared as camel.beans.<name> = #class:...";
    }

    /** Camel names the placeholder; people look for the variable. */
    private static String environment(String text) {
        Matcher missing = MISSING_VARIABLE.matcher(text);
        return missing.find()
                ? "the environment variable " + missing.group(1) + " is not set. Set it, or give a default: {{env:"
                        + missing.group(1) + ":default}}"
                : text;
    }

    /** JSON in a parameter ends with two braces; Camel looks for the placeholder that they end. */
    private static String braces(String text) {
        return text.startsWith(LONE_BRACES)
                ? "Camel takes }} for the end of a placeholder, and there is no {{ before it: write } } with a blank between them,"
                        + " or put a requestBody into a file (file:body.json). The text is "
                        + text.substring(LONE_BRACES.length())
                : text;
    }

    private static List<Throwable> chain(Throwable outermost) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = outermost; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}

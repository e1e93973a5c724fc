/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.io.StringWriter;
import java.util.List;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is logged at INFO and above while a test runs. */
public final class CapturedLog implements BeforeEachCallback, AfterEachCallback {
    private static final List<String> LOGGERS = List.of("io.github.camelplanhat", "org.apache.camel", "kamelet");

    private final StringWriter seen = new StringWriter();
    private WriterAppender appender;

    @Override
    public void beforeEach(ExtensionContext test) {
        LoggerContext context = LoggerContext.getContext(false);
        appender = WriterAppender.createAppender(
                PatternLayout.newBuilder()
                        .withPattern("%level %c %m %throwable%n")
                        .build(),
                null,
                seen,
                "seen",
                false,
                true);
        appender.start();
        for (String name : LOGGERS) {
            LoggerConfig logger = new LoggerConfig(name, Level.INFO, false);
            logger.addAppender(appender, Level.INFO, null);
            context.getConfiguration().addLogger(name, logger);
        }
        context.updateLoggers();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        LoggerContext context = LoggerContext.getContext(false);
        LOGGERS.forEach(context.getConfiguration()::removeLogger);
        context.updateLoggers();
        appender.stop();
    }

    /** The lines of one logger. */
    public List<String> lines(String logger) {
        return text().lines().filter(line -> line.contains(" " + logger + " ")).toList();
    }

    public String text() {
        return seen.toString();
    }
}

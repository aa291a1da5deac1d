package dev.sessiondb.cli;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import org.jspecify.annotations.Nullable;

/** Prints to standard error. The pattern is read when there is something to print, which is seldom. */
final class LogAppender extends AppenderBase<ILoggingEvent> {
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{20}: %msg%n";

    private @Nullable ConsoleAppender<ILoggingEvent> printer;

    @Override
    protected void append(ILoggingEvent event) {
        if (printer == null) {
            printer = printer();
        }
        printer.doAppend(event);
    }

    private ConsoleAppender<ILoggingEvent> printer() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> made = new ConsoleAppender<>();
        made.setContext(getContext());
        made.setTarget("System.err");
        made.setEncoder(encoder);
        made.start();
        return made;
    }
}

package dev.sessiondb.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Options that every command has: what is printed, and how much of it. */
final class OutputOptions {
    static final String NO_COLOUR = "--no-color";

    @Option(names = "--json", description = "Print one JSON document to standard output.")
    private boolean json;

    @Option(names = "--quiet", description = "Print errors and the outcome only.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Log what is done to standard error.")
    private boolean verbose;

    @Option(names = "--debug", description = "Log everything, and print stack traces of failures.")
    private boolean debug;

    @Option(names = NO_COLOUR, description = "Print without colours; so does the variable NO_COLOR.")
    private boolean noColour;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean noColour() {
        return noColour;
    }

    /** The configured level is WARN. */
    void configureLogging() {
        if (!verbose && !debug && !quiet) {
            return;
        }
        Level level = debug ? Level.DEBUG : verbose ? Level.INFO : Level.ERROR;
        if (LoggerFactory.getLogger("dev.sessiondb") instanceof Logger own) {
            own.setLevel(level);
        }
        if (debug && LoggerFactory.getLogger("org.flywaydb") instanceof Logger flyway) {
            flyway.setLevel(Level.INFO);
        }
    }
}

package dev.sessiondb.config;

/** A config file that isn't what its name's ending says. Becomes a {@link ConfigProblem} before it leaves the package. */
final class ConfigSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** With the line from 1. */
    ConfigSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}

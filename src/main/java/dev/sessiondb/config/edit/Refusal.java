package dev.sessiondb.config.edit;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.nio.file.Path;
import java.util.List;

/** Says why a file isn't changed, and what to put in by hand. */
record Refusal(Path file, Key key, String value) {

    SessionDbException because(String reason) {
        return problem(reason).toException();
    }

    SessionDbException because(String reason, Throwable cause) {
        return problem(reason).toException(cause);
    }

    private Problem problem(String reason) {
        return Problem.of(ErrorCode.CUTOVER_FAILED, "cannot set `" + key.dotted() + "` in " + file + ": " + reason)
                .state(file + " is as it was")
                .hint("put it in by hand:\n" + String.join("\n", lines(false)));
    }

    /** The lines that hold the value. */
    List<String> lines(boolean flat) {
        return switch (ConfigFormat.of(file)) {
            case YAML ->
                flat
                        ? List.of(key.dotted() + ": " + value)
                        : List.of(key.section() + ":", "  " + key.name() + ": " + value);
            case TOML ->
                flat
                        ? List.of(key.dotted() + " = \"" + value + "\"")
                        : List.of("[" + key.section() + "]", key.name() + " = \"" + value + "\"");
            case JSON ->
                flat
                        ? List.of("\"" + key.dotted() + "\": \"" + value + "\"")
                        : List.of("\"" + key.section() + "\": {", "  \"" + key.name() + "\": \"" + value + "\"", "}");
        };
    }
}

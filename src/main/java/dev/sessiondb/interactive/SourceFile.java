package dev.sessiondb.interactive;

import java.util.List;

/**
 * A file with rows to migrate.
 *
 * @param path as it is shown
 * @param description what it is, in words
 * @param arguments those of {@code migrate to postgres} that name it
 */
public record SourceFile(String path, String description, List<String> arguments) {

    public SourceFile {
        arguments = List.copyOf(arguments);
    }
}

package dev.sessiondb.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that are at default paths, each several or none: nobody said which is meant.
 *
 * @param sqlite databases
 * @param json session files
 */
public record Undecided(List<Setting<Path>> sqlite, List<Setting<Path>> json) {
    /** Nothing to decide. */
    public static final Undecided NONE = new Undecided(List.of(), List.of());

    public Undecided {
        sqlite = List.copyOf(sqlite);
        json = List.copyOf(json);
    }
}

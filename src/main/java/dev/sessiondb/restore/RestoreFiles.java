package dev.sessiondb.restore;

import dev.sessiondb.store.SourceStore;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * How files are told and read.
 *
 * @param kinds tells by content what a file is that is there and can be read
 * @param databases reads a SQLite database
 * @param documents reads a dump or a session file
 */
public record RestoreFiles(
        Function<Path, RestoredKind> kinds,
        Function<Path, SourceStore> databases,
        Function<Path, SourceStore> documents) {}

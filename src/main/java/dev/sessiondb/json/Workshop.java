package dev.sessiondb.json;

import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * How databases are made and read here.
 *
 * @param files makes a new, empty one
 * @param databases reads one that is finished
 */
record Workshop(Function<Path, StagedFile> files, Function<Path, SourceStore> databases) {}

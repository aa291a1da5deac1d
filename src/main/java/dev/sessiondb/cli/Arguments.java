package dev.sessiondb.cli;

import dev.sessiondb.io.Compression;
import dev.sessiondb.migrate.RunMode;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.util.Optional;

/** What the command line of {@code migrate to postgres} says. */
record Arguments(
        Optional<String> from,
        Optional<String> sqlitePath,
        Optional<String> backup,
        Compression compression,
        Optional<String> schema,
        VerifyMode verify,
        OnConflict onConflict,
        Policies policies,
        Optional<Path> retryRejects,
        int jobs,
        boolean setDefault,
        RunMode mode) {}

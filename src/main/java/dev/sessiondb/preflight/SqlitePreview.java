package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.TargetDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is known before a SQLite file is made or replaced.
 *
 * @param server empty when it doesn't answer
 * @param file the SQLite file
 * @param replaces whether it is there
 * @param backup of the file that is there
 * @param plan empty when a side can't be read
 */
public record SqlitePreview(
        List<Check> checks,
        Optional<TargetDescription> server,
        Path file,
        boolean replaces,
        Optional<BackupPlan> backup,
        Optional<SqlitePlan> plan) {

    public SqlitePreview {
        checks = List.copyOf(checks);
    }

    /** The failure that decides the exit status: PostgreSQL before a file in use before the rest. */
    public Optional<ErrorCode> obstacle() {
        return Preview.first(checks);
    }

    /** With what a rehearsal found. */
    public SqlitePreview with(List<Check> more) {
        List<Check> all = new ArrayList<>(checks);
        all.addAll(more);
        return new SqlitePreview(all, server, file, replaces, backup, plan);
    }
}

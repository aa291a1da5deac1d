package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.plan.SqliteTablePlan;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.StagedFile;
import dev.sessiondb.store.TargetSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the new SQLite file: what the old one has, with PostgreSQL's rows. */
final class SqliteStaging {
    private final SqlitePlan plan;
    private final TargetSnapshot snapshot;
    private final FileStore files;
    private final RunListener listener;
    private final List<String> warnings = new ArrayList<>();

    SqliteStaging(SqlitePlan plan, TargetSnapshot snapshot, FileStore files, RunListener listener) {
        this.plan = plan;
        this.snapshot = snapshot;
        this.files = files;
        this.listener = listener;
    }

    /**
     * Makes it; it is finished and closed then.
     *
     * @param base a finished copy of the old file
     */
    List<SqliteTableReport> make(Path file, Optional<Path> base) {
        try (StagedFile staged = files.stage(file, base)) {
            for (SqliteTablePlan table : plan.tables()) {
                staged.execute(table.before());
            }
            List<SqliteTableReport> reports = new ArrayList<>();
            listener.tablesPlanned(plan.tables().size(), OptionalLong.empty());
            for (SqliteTablePlan table : plan.tables()) {
                Interruption.check(listener);
                reports.add(load(table, base, staged));
            }
            requireSound(staged);
            warnings.addAll(staged.orphans());
            staged.finish();
            return reports;
        }
    }

    private SqliteTableReport load(SqliteTablePlan table, Optional<Path> base, StagedFile staged) {
        long start = System.nanoTime();
        listener.tableStarted(table.source(), OptionalLong.empty());
        SqliteTableReport report = new TableReturn(table).run(snapshot, files, base, staged);
        staged.execute(table.after());
        table.lastId().ifPresent(last -> staged.raiseSequence(table.target(), last));
        if (report.removed() > 0) {
            warnings.add(report.removed() + " row(s) that table `" + table.target()
                    + "` has in the SQLite file are not in PostgreSQL: they are left out, and stay in the backup");
        }
        listener.tableFinished(table.source());
        listener.tableLoaded(table.target(), report.rows(), (System.nanoTime() - start) / 1_000_000);
        return report;
    }

    private static void requireSound(StagedFile staged) {
        List<String> faults = staged.integrity();
        if (!faults.isEmpty()) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "the new SQLite file isn't sound (integrity_check)")
                    .causedBy(String.join("\n", faults))
                    .hint("mend the rows named above in PostgreSQL, and run the same command again")
                    .toException();
        }
    }

    /** What the operator should know. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }
}

package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.Planner;
import dev.sessiondb.plan.PublishMode;
import dev.sessiondb.plan.ReturnedColumn;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.plan.SqliteTablePlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.profile.Profile;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.verify.TableVerification;
import dev.sessiondb.verify.TableVerifier;
import dev.sessiondb.verify.VerifyColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Proves the way back by the way forth: plans the migration of the new file into the tables it came from, and compares every value under that plan's conversions. */
final class SqliteVerification {
    private final SourceStore store;
    private final TargetSnapshot snapshot;
    private final PlanOptions options;
    private final RunListener listener;

    SqliteVerification(SourceStore store, TargetSnapshot snapshot, PlanOptions options, RunListener listener) {
        this.store = store;
        this.snapshot = snapshot;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Compares all tables.
     *
     * @return the reports with how many values were compared
     * @throws dev.sessiondb.error.SessionDbException with {@code VERIFY_FAILED}, naming the first differences
     */
    List<SqliteTableReport> verify(Path file, SqlitePlan plan, List<SqliteTableReport> reports) {
        try (Source source = store.openCopy(file)) {
            List<TablePlan> forth = forth(source, plan);
            List<TableVerification> results = new ArrayList<>();
            listener.tablesPlanned(
                    reports.size(),
                    OptionalLong.of(
                            reports.stream().mapToLong(SqliteTableReport::rows).sum()));
            for (SqliteTablePlan table : plan.tables()) {
                Interruption.check(listener);
                listener.tableStarted(table.source(), OptionalLong.of(rows(table, reports)));
                results.add(verify(source, covering(table, forth), returned(table)));
                listener.tableFinished(table.source());
            }
            Verification.requireEqual(results, "PostgreSQL and the new SQLite file differ");
            return compared(reports, results);
        }
    }

    private static long rows(SqliteTablePlan table, List<SqliteTableReport> reports) {
        return reports.stream()
                .filter(report -> report.source().equals(table.source()))
                .mapToLong(SqliteTableReport::rows)
                .sum();
    }

    /** The way forth; where the profile leaves out what came back, as it would be without. */
    private List<TablePlan> forth(Source source, SqlitePlan plan) {
        MigrationPlan profiled = new Planner(source, snapshot.schema(), options).plan();
        List<TablePlan> tables = new ArrayList<>(profiled.tables());
        if (plan.tables().stream()
                .anyMatch(table -> find(table, profiled.tables()).isEmpty())) {
            PlanOptions plain = new PlanOptions(options.policies().with(Profile.NONE), options.version());
            tables.addAll(new Planner(source, snapshot.schema(), plain).plan().tables());
        }
        return tables;
    }

    private static List<String> returned(SqliteTablePlan table) {
        return table.columns().stream().map(ReturnedColumn::source).toList();
    }

    private static Optional<TablePlan> find(SqliteTablePlan table, List<TablePlan> forth) {
        return forth.stream()
                .filter(t -> t.mode() == PublishMode.MERGE && t.targetName().equals(table.source()))
                .filter(t -> t.targetColumns().containsAll(returned(table)))
                .findFirst();
    }

    /** Nothing that came back may be left out of the comparison. */
    private static TablePlan covering(SqliteTablePlan table, List<TablePlan> forth) {
        return find(table, forth).orElseThrow(() -> Problem.of(
                        ErrorCode.VERIFY_FAILED,
                        "table `" + table.target() + "` of the new file can't be compared with PostgreSQL's whole")
                .hint("report this: the way forth doesn't find all that came back")
                .toException());
    }

    /** What SQLite computes itself isn't brought back, nor what the profile derives. */
    private TableVerification verify(Source source, TablePlan table, List<String> returned) {
        List<VerifyColumn> columns = table.columns().stream()
                .filter(c -> c.source().generated().isEmpty() && returned.contains(c.targetName()))
                .map(c -> Verification.column(table, c))
                .toList();
        List<ReadColumn> read =
                columns.stream().map(c -> new ReadColumn(c.name(), c.digest())).toList();
        String name = table.targetName();
        return new TableVerifier().verify(name, () -> table.readAll(source), () -> snapshot.read(name, read), columns);
    }

    private static List<SqliteTableReport> compared(List<SqliteTableReport> reports, List<TableVerification> results) {
        List<SqliteTableReport> compared = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            compared.add(reports.get(i).compared(results.get(i).values()));
        }
        return compared;
    }
}

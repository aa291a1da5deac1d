package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            for (SqliteTablePlan table : plan.tables()) {
                Interruption.check(listener);
                results.add(verify(source, covering(table, forth)));
            }
            Verification.requireEqual(results, "PostgreSQL and the new SQLite file differ");
            return compared(reports, results);
        }
    }

    /** The way forth of tables that the file had; of those that were made anew, and of those that the profile leaves out there, as it would be without a profile that nobody asked for. */
    private List<TablePlan> forth(Source source, SqlitePlan plan) {
        Set<String> had = plan.tables().stream()
                .filter(table -> table.old().isPresent())
                .map(SqliteTablePlan::source)
                .collect(Collectors.toSet());
        List<TablePlan> tables = new ArrayList<>();
        if (!had.isEmpty()) {
            new Planner(source, snapshot.schema(), options)
                    .plan().tables().stream()
                            .filter(table -> had.contains(table.targetName()))
                            .forEach(tables::add);
        }
        if (!plan.tables().stream()
                .allMatch(table -> covers(table, tables).findFirst().isPresent())) {
            PlanOptions plain = new PlanOptions(options.policies().manual(), options.version());
            tables.addAll(new Planner(source, snapshot.schema(), plain).plan().tables());
        }
        if (!plan.tables().stream()
                .allMatch(table -> covers(table, tables).findFirst().isPresent())) {
            PlanOptions bare = new PlanOptions(options.policies().with(Profile.NONE), options.version());
            tables.addAll(new Planner(source, snapshot.schema(), bare).plan().tables());
        }
        return tables;
    }

    private static Stream<TablePlan> covers(SqliteTablePlan table, List<TablePlan> forth) {
        List<String> wanted =
                table.columns().stream().map(ReturnedColumn::source).toList();
        return forth.stream()
                .filter(t -> t.mode() == PublishMode.MERGE && t.targetName().equals(table.source()))
                .filter(t -> t.targetColumns().containsAll(wanted));
    }

    /** Nothing that came back may be left out of the comparison. */
    private static TablePlan covering(SqliteTablePlan table, List<TablePlan> forth) {
        return covers(table, forth).findFirst().orElseThrow(() -> Problem.of(
                        ErrorCode.VERIFY_FAILED,
                        "table `" + table.target() + "` of the new file can't be compared with PostgreSQL's whole")
                .hint("report this: the way forth doesn't find all that came back")
                .toException());
    }

    /** What SQLite computes itself isn't brought back. */
    private TableVerification verify(Source source, TablePlan table) {
        List<VerifyColumn> columns = table.columns().stream()
                .filter(c -> c.source().generated().isEmpty())
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

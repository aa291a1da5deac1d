package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.TargetRows;
import dev.sessiondb.verify.Mismatch;
import dev.sessiondb.verify.PartedTarget;
import dev.sessiondb.verify.SourceSums;
import dev.sessiondb.verify.TableVerification;
import dev.sessiondb.verify.TableVerifier;
import dev.sessiondb.verify.VerifyColumn;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compares every staged table with the backup copy. */
final class Verification {
    /** The types whose values can be too large to hold. */
    private static final Set<TypeKind> DIGESTED =
            Set.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.BYTEA, TypeKind.JSON);

    private final SourceStore store;
    private final Path copy;
    private final Stage stage;
    private final Retries retries;
    private final RunListener listener;
    private final Optional<SourceAhead> ahead;

    Verification(SourceStore store, Path copy, Stage stage, Retries retries, RunListener listener) {
        this.store = store;
        this.copy = copy;
        this.stage = stage;
        this.retries = retries;
        this.listener = listener;
        this.ahead = Optional.empty();
    }

    private Verification(Verification plain, SourceAhead ahead) {
        this.store = plain.store;
        this.copy = plain.copy;
        this.stage = plain.stage;
        this.retries = plain.retries;
        this.listener = plain.listener;
        this.ahead = Optional.of(ahead);
    }

    /** The same, with what is known of the source's side already. */
    Verification with(SourceAhead known) {
        return new Verification(this, known);
    }

    /**
     * Compares all tables.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code VERIFY_FAILED}, naming the first differences
     */
    List<TableVerification> verify(List<TablePlan> tables, VerifyMode mode, int jobs) {
        if (mode == VerifyMode.NONE) {
            return List.of();
        }
        List<TableVerification> results = all(tables, mode, jobs);
        requireEqual(results, "source and target differ");
        return results;
    }

    /** Compares tables value by value, and only says how they are. */
    List<TableVerification> compare(List<TablePlan> tables, int jobs) {
        return all(tables, VerifyMode.FULL, jobs);
    }

    private List<TableVerification> all(List<TablePlan> tables, VerifyMode mode, int jobs) {
        listener.tablesPlanned(
                tables.size(),
                OptionalLong.of(
                        tables.stream().mapToLong(TablePlan::carriedRows).sum()));
        try (OpenCopies copies = new OpenCopies(() -> store.openCopyToVerify(copy))) {
            Reading reading = new Reading(mode, copies, new LoadLanes(jobs));
            List<Callable<TableVerification>> tasks = tables.stream()
                    .<Callable<TableVerification>>map(table -> () -> inLane(table, reading))
                    .toList();
            return Workers.run(jobs, tasks);
        }
    }

    /** @throws dev.sessiondb.error.SessionDbException with {@code VERIFY_FAILED}, naming the first differences */
    static void requireEqual(List<TableVerification> results, String otherwise) {
        List<TableVerification> unequal =
                results.stream().filter(r -> !r.equal()).toList();
        if (!unequal.isEmpty()) {
            throw failed(unequal, otherwise);
        }
    }

    /** How all tables are read. */
    private record Reading(VerifyMode mode, OpenCopies copies, LoadLanes lanes) {}

    private TableVerification inLane(TablePlan table, Reading reading) {
        Loader.take(reading.lanes());
        try {
            return verify(table, reading);
        } finally {
            reading.lanes().giveBack();
        }
    }

    private TableVerification verify(TablePlan table, Reading reading) {
        return retries.run("verify table `" + table.targetName() + "`", again -> {
            listener.tableStarted(table.targetName(), OptionalLong.of(table.carriedRows()));
            TableVerification verified = read(table, reading);
            listener.tableFinished(table.targetName());
            return verified;
        });
    }

    private TableVerification read(TablePlan table, Reading reading) {
        if (reading.mode() == VerifyMode.COUNTS) {
            String name = table.targetName();
            return TableVerifier.counts(name, table.carriedRows(), stage.count(name));
        }
        return reading.copies().read(source -> values(table, source, reading.lanes()));
    }

    private TableVerification values(TablePlan table, Source source, LoadLanes lanes) {
        String name = table.targetName();
        List<VerifyColumn> columns = columns(table);
        List<ReadColumn> read =
                columns.stream().map(c -> new ReadColumn(c.name(), c.digest())).toList();
        Optional<SourceSums> known = ahead.flatMap(sums -> sums.of(name));
        TableVerifier verifier = new TableVerifier();
        Supplier<RowCursor> rows = () -> table.read(source);
        Supplier<TargetRows> loaded = () -> stage.read(name, read);
        if (known.isEmpty()) {
            return verifier.verify(name, rows, loaded, columns);
        }
        PartedTarget parted = new PartedTarget(stage.parts(name, read), loaded, lanes);
        return verifier.verify(name, known.get(), rows, parted, columns);
    }

    /** Whether all values are read, and not only the digests of some. */
    static boolean readWhole(TablePlan table) {
        return columns(table).stream().noneMatch(VerifyColumn::digest);
    }

    static List<VerifyColumn> columns(TablePlan table) {
        return table.columns().stream().map(c -> column(table, c)).toList();
    }

    static VerifyColumn column(TablePlan table, ColumnPlan column) {
        boolean digest =
                column.large() && DIGESTED.contains(column.conversion().type().kind());
        return new VerifyColumn(
                column.position(),
                column.targetName(),
                column.conversion(),
                table.isKey(column),
                digest,
                column.secret());
    }

    private static RuntimeException failed(List<TableVerification> unequal, String otherwise) {
        String differences = unequal.stream().map(Verification::lines).collect(Collectors.joining("\n"));
        String tables = unequal.stream().map(t -> "`" + t.table() + "`").collect(Collectors.joining(", "));
        return Problem.of(ErrorCode.VERIFY_FAILED, otherwise + " in " + tables)
                .causedBy(differences)
                .hint(
                        "something changed the staged rows, or sessiondb has a bug: keep the backup, and report what differs")
                .toException();
    }

    private static String lines(TableVerification table) {
        String counts = "table `" + table.table() + "`: " + table.sourceRows() + " rows in the source, "
                + table.targetRows() + " in the target";
        return counts + table.mismatches().stream().map(Verification::line).collect(Collectors.joining());
    }

    private static String line(Mismatch mismatch) {
        return "\n    " + mismatch.key() + ", column `" + mismatch.column() + "`: source " + mismatch.source()
                + ", target " + mismatch.target();
    }
}

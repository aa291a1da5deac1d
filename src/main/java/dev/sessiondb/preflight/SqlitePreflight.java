package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.plan.SqlitePlanner;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs every check of the way from PostgreSQL to a SQLite file, and makes the plan as far as both let it. */
public final class SqlitePreflight {
    /** Room for what is new, beside what there is. */
    private static final long SPARE_BYTES = 16L * 1024 * 1024;

    private final TargetStore server;
    private final FileStore file;
    private final SourceStore oldStore;
    private final SqlitePreflightOptions options;
    private final List<Check> checks = new ArrayList<>();

    /** @param oldStore of the same file */
    public SqlitePreflight(TargetStore server, FileStore file, SourceStore oldStore, SqlitePreflightOptions options) {
        this.server = server;
        this.file = file;
        this.oldStore = oldStore;
        this.options = options;
    }

    /** Leaves everything as it was. */
    public SqlitePrepared prepare() {
        Optional<Target> target = Optional.empty();
        Optional<TargetSnapshot> snapshot = Optional.empty();
        Optional<Source> old = Optional.empty();
        Optional<RememberedFile> remembered = Optional.empty();
        try {
            target = openServer();
            snapshot = target.flatMap(open -> attempt("source.snapshot", "one snapshot of PostgreSQL", open::snapshot));
            long bytes = snapshot.map(TargetSnapshot::bytes).orElse(0L);
            checks.addAll(file.checks(options.replace(), 2 * Math.max(bytes, oldBytes()) + SPARE_BYTES));
            Optional<FileReplacement> replacement = attempt("file.state", "the SQLite file's state", file::replacement);
            Originals originals = target.map(SqlitePreflight::originals).orElse(Originals.NONE);
            old = file.exists() ? openOld() : Optional.empty();
            remembered = file.exists() ? Optional.empty() : remembered(originals, snapshot);
            Optional<Source> base = old.or(remembered(remembered));
            SqlitePreview preview = preview(old, base, snapshot, originals);
            return new SqlitePrepared(preview, old, remembered, replacement, target, snapshot);
        } catch (RuntimeException | Error e) {
            SqlitePreview none = new SqlitePreview(
                    checks, Optional.empty(), file.path(), file.exists(), Optional.empty(), Optional.empty());
            new SqlitePrepared(none, old, remembered, Optional.empty(), target, snapshot).close();
            throw e;
        }
    }

    private static Originals originals(Target target) {
        return Originals.of(target.ledger().published());
    }

    private static Supplier<Optional<Source>> remembered(Optional<RememberedFile> file) {
        return () -> file.map(RememberedFile::source);
    }

    /** Without it the tables are made as PostgreSQL has them. */
    private Optional<RememberedFile> remembered(Originals originals, Optional<TargetSnapshot> snapshot) {
        try {
            Optional<RememberedFile> made = snapshot.flatMap(
                    open -> RememberedFile.make(originals, open.schema().tableNames(), file, oldStore));
            made.map(RememberedFile::leftOut).filter(names -> !names.isEmpty()).ifPresent(this::leftOut);
            return made;
        } catch (SessionDbException e) {
            checks.add(Check.warn(
                    "file.remembered",
                    "tables can be made as the ledger remembers them",
                    e.problem().message()
                            + e.problem().causedBy().map(c -> ": " + c).orElse(""),
                    "see that the declared types in the plan are right: they are made from PostgreSQL's"));
            return Optional.empty();
        }
    }

    private void leftOut(List<String> names) {
        checks.add(Check.warn(
                "file.others",
                "views and triggers can be made as the ledger remembers them",
                "SQLite refuses " + String.join(", ", names),
                "see whether the application needs them: the backup of the migration has their definitions"));
    }

    private long oldBytes() {
        return file.exists() ? file.path().toFile().length() : 0;
    }

    private Optional<Target> openServer() {
        List<Check> probed = server.probe();
        checks.addAll(probed);
        return probed.stream().anyMatch(Check::failed)
                ? Optional.empty()
                : attempt("target.reachable", "PostgreSQL answers", server::open);
    }

    /** What can't be read can't be what the new file begins as. */
    private Optional<Source> openOld() {
        List<Check> failed = oldStore.probe().stream().filter(Check::failed).toList();
        if (failed.isEmpty()) {
            return attempt("file.content", "the SQLite file can be read", oldStore::open);
        }
        failed.forEach(check -> checks.add(Check.fail(
                "file.content",
                "the SQLite file can be read",
                check.detail(),
                "move it away, or give another `--sqlite-path`: a new file is then made from PostgreSQL alone")));
        return Optional.empty();
    }

    private SqlitePreview preview(
            Optional<Source> old, Optional<Source> base, Optional<TargetSnapshot> snapshot, Originals originals) {
        Optional<BackupPlan> backup = old.map(source -> BackupPlanner.plan(
                options.backups(), options.startedAt(), source.description().bytes()));
        backup.ifPresent(made -> checks.addAll(BackupPlanner.checks(made)));
        boolean readable = old.isPresent() || !file.exists();
        Optional<SqlitePlan> plan = readable
                ? snapshot.flatMap(
                        open -> attempt("source.plan", "PostgreSQL's tables can be read", () -> new SqlitePlanner(
                                        base, open, options.plan(), originals)
                                .plan()))
                : Optional.empty();
        plan.ifPresent(made -> checks.add(fit(made)));
        return new SqlitePreview(
                checks, snapshot.map(TargetSnapshot::description), file.path(), file.exists(), backup, plan);
    }

    private static Check fit(SqlitePlan plan) {
        String id = "data.fit";
        String title = "every table and column has a way back";
        if (plan.errors().isEmpty()) {
            return Check.pass(id, title, plan.tables().size() + " tables");
        }
        String detail = plan.errors().stream().map(Finding::line).collect(Collectors.joining("\n"));
        return Check.fail(id, title, detail, "mend this in PostgreSQL or in the file, and run the dry run again");
    }

    private <T> Optional<T> attempt(String id, String title, Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (SessionDbException e) {
            Check check = DataChecks.failed(id, title, e.problem());
            boolean file = e.code() == ErrorCode.SOURCE_UNAVAILABLE || e.code() == ErrorCode.MIGRATION_FAILED;
            checks.add(file ? check.code(ErrorCode.PREFLIGHT_FAILED) : check);
            return Optional.empty();
        }
    }
}

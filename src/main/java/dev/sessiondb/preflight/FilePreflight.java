package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileFormat;
import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.FileTarget;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs every check of the way from a source to a file. */
public final class FilePreflight {

    /**
     * What is read and written.
     *
     * @param old the file as a source, to be backed up where it is there
     */
    public record Stores(SourceStore source, FileTarget file, FileFormat format, SourceStore old) {}

    /**
     * What the operator asked for.
     *
     * @param replace whether a file that is there may be replaced
     * @param backups where the backup goes
     * @param startedAt names the backup
     */
    public record Options(boolean replace, BackupPlace backups, Instant startedAt) {}

    private final Stores stores;
    private final Options options;
    private final List<Check> checks = new ArrayList<>();

    public FilePreflight(Stores stores, Options options) {
        this.stores = stores;
        this.options = options;
    }

    /** Leaves everything as it was. */
    public FilePrepared prepare() {
        Optional<Source> source = Optional.empty();
        Optional<Source> old = Optional.empty();
        try {
            source = open(stores.source());
            long bytes = source.map(s -> s.description().bytes()).orElse(0L);
            checks.addAll(
                    stores.file().checks(options.replace(), stores.format().bytes(bytes)));
            Optional<FileReplacement> replacement =
                    attempt("file.state", "the file's state", stores.file()::replacement);
            old = stores.file().exists() && !failed() ? openOld() : Optional.empty();
            source.ifPresent(open -> attempt("data.fit", "every value has a place", () -> stores.format()
                            .examine(open))
                    .ifPresent(checks::addAll));
            return new FilePrepared(preview(source, old), source, old, replacement);
        } catch (RuntimeException | Error e) {
            old.ifPresent(Source::close);
            source.ifPresent(Source::close);
            throw e;
        }
    }

    private boolean failed() {
        return checks.stream().anyMatch(Check::failed);
    }

    private Optional<Source> open(SourceStore store) {
        List<Check> probed = store.probe();
        checks.addAll(probed);
        return probed.stream().anyMatch(Check::failed)
                ? Optional.empty()
                : attempt("source.snapshot", "one snapshot of the source", store::open);
    }

    /** What can't be read can't be backed up, and so isn't replaced. */
    private Optional<Source> openOld() {
        String id = "file.content";
        String title = "the file that is there can be backed up";
        String hint = "move `" + stores.file().path() + "` away, or give another path: a file that isn't there is made";
        for (Check check : stores.old().probe()) {
            if (check.failed()) {
                checks.add(Check.fail(id, title, check.detail(), hint));
                return Optional.empty();
            }
        }
        try {
            Source old = stores.old().open();
            checks.add(Check.pass(id, title, old.schema().tables().size() + " tables"));
            return Optional.of(old);
        } catch (SessionDbException e) {
            checks.add(Check.fail(id, title, said(e), hint));
            return Optional.empty();
        }
    }

    private FilePreview preview(Optional<Source> source, Optional<Source> old) {
        Optional<BackupPlan> backup = old.map(open -> BackupPlanner.plan(
                options.backups(), options.startedAt(), open.description().bytes()));
        backup.ifPresent(plan -> checks.addAll(BackupPlanner.checks(plan)));
        List<TableRows> tables = source.map(FilePreflight::tables).orElse(List.of());
        source.flatMap(open -> old.flatMap(there -> gone(open, there))).ifPresent(checks::add);
        return new FilePreview(
                checks,
                source.map(Source::description),
                stores.file().path(),
                stores.format().words(),
                stores.file().exists(),
                backup,
                tables);
    }

    private static Optional<Check> gone(Source source, Source old) {
        String gone = old.schema().tables().stream()
                .map(Table::name)
                .filter(name -> source.schema().table(name).isEmpty())
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.warn(
                        "file.tables",
                        "every table of the file that is replaced is in the new one",
                        "not in the source, and so not in the new file: " + gone,
                        "see that they may go; they stay in the backup"));
    }

    private static List<TableRows> tables(Source source) {
        return source.schema().tables().stream()
                .map(table -> new TableRows(table.name(), rows(source, table)))
                .toList();
    }

    private static long rows(Source source, Table table) {
        long rows = 0;
        try (RowCursor row = source.rows(table)) {
            while (row.next()) {
                rows++;
            }
        }
        return rows;
    }

    private <T> Optional<T> attempt(String id, String title, Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (SessionDbException e) {
            Check check = DataChecks.failed(id, title, e.problem());
            checks.add(e.code() == ErrorCode.MIGRATION_FAILED ? check.code(ErrorCode.PREFLIGHT_FAILED) : check);
            return Optional.empty();
        }
    }

    private static String said(SessionDbException e) {
        return e.problem().message()
                + e.problem().causedBy().map(cause -> ": " + cause).orElse("");
    }
}

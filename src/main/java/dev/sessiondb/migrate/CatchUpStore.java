package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ChangedRows;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What changed in a source since the last published run: its tables hold only rows inserted or updated since. Backups are of the whole source. */
public final class CatchUpStore implements SourceStore {
    private final SourceStore whole;
    private final TargetStore target;
    private final ChangedRows comparison;
    private Optional<Changes> changes = Optional.empty();

    /** Two private databases, gone when the source is closed. */
    private record Changes(Path changed, Path before) {}

    /**
     * Changes of one source.
     *
     * @param target whose ledger knows the last run
     */
    public CatchUpStore(SourceStore whole, TargetStore target, ChangedRows comparison) {
        this.whole = whole;
        this.target = target;
        this.comparison = comparison;
    }

    @Override
    public Path path() {
        return whole.path();
    }

    @Override
    public SourceStore wholeStore() {
        return whole;
    }

    @Override
    public List<Check> probe() {
        return whole.probe();
    }

    @Override
    public SourceStatus status() {
        return whole.status();
    }

    /**
     * Compares the source with the backup copy of the last published run.
     *
     * @throws SessionDbException with {@code PREFLIGHT_FAILED} when there is no such run or copy, or tables were changed since
     */
    @Override
    public Source open() {
        Path earlier = earlier();
        Source source = whole.open();
        boolean done = false;
        try {
            PrivateDirectory directory = new PrivateDirectory("catch-up");
            Source changed = changed(source, earlier, directory);
            done = true;
            return changed;
        } catch (IOException e) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot make a private copy of `" + path() + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("see that the directory of temporary files has room, or name another with `-Djava.io.tmpdir`")
                    .toException(e);
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    private Source changed(Source source, Path earlier, PrivateDirectory directory) {
        boolean done = false;
        try {
            List<Table> tables = sameTables(source, earlier);
            Path later = directory.file("later.db");
            source.copyTo(later);
            Changes made = new Changes(directory.file("changed.db"), directory.file("before.db"));
            comparison.write(new ChangedRows.Copies(earlier, later), tables, made.changed(), made.before());
            changes = Optional.of(made);
            Source rows = whole.openCopy(made.changed());
            done = true;
            return new CatchUpSource(source, rows, directory::close);
        } finally {
            if (!done) {
                directory.close();
            }
        }
    }

    private Path earlier() {
        RunSummary run = lastPublished();
        String source = path().toAbsolutePath().toString();
        if (!run.source().equals(source)) {
            throw refused("the last published run, " + run.runId() + ", is of another source: `" + run.source() + "`");
        }
        RunSnapshot snapshot = run.snapshot()
                .orElseThrow(() -> refused("the ledger doesn't say which backup copy run " + run.runId() + " brought"));
        requireCopy(run, snapshot);
        return snapshot.copy();
    }

    private RunSummary lastPublished() {
        try (Target open = target.open()) {
            return open.ledger()
                    .lastPublished()
                    .orElseThrow(() -> refused("no run was published in schema `"
                            + open.description().schema() + "` of `" + target.name() + "`"));
        }
    }

    private static void requireCopy(RunSummary run, RunSnapshot snapshot) {
        String what = "the backup copy of run " + run.runId() + ", `" + snapshot.copy() + "`, ";
        try {
            if (!Files.isRegularFile(snapshot.copy())) {
                throw refused(what + "is not there any more");
            }
            if (!Sha256.of(snapshot.copy()).equals(snapshot.sha256())) {
                throw refused(what + "was changed: its SHA-256 is not that of the ledger");
            }
        } catch (IOException e) {
            throw refused(what + "can't be read: " + e.getMessage());
        }
    }

    private List<Table> sameTables(Source source, Path earlier) {
        DatabaseSchema now = source.schema();
        try (Source copy = whole.openCopy(earlier)) {
            TreeSet<String> others = new TreeSet<>();
            now.tables().stream()
                    .filter(table -> !copy.schema().tables().contains(table))
                    .forEach(table -> others.add(table.name()));
            copy.schema().tables().stream()
                    .filter(table -> !now.tables().contains(table))
                    .forEach(table -> others.add(table.name()));
            if (!others.isEmpty()) {
                throw refused("tables of the source were made, changed or dropped since the last run: "
                        + String.join(", ", others));
            }
        }
        return now.tables();
    }

    private static SessionDbException refused(String why) {
        return Problem.of(ErrorCode.PREFLIGHT_FAILED, why)
                .hint("migrate without `--catch-up`: rows that are there already stay, and rows that differ are named")
                .toException();
    }

    /** Of the snapshot that was opened: the copy has the same rows. */
    @Override
    public Source openCopy(Path copy) {
        return whole.openCopy(changes.orElseThrow().changed());
    }

    @Override
    public Source openCopyToVerify(Path copy) {
        return whole.openCopyToVerify(changes.orElseThrow().changed());
    }

    @Override
    public Optional<Source> openBefore() {
        return Optional.of(whole.openCopy(changes.orElseThrow().before()));
    }
}

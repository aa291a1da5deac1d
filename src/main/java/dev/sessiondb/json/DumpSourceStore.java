package dev.sessiondb.json;

import dev.sessiondb.dump.DumpReader;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.DigestedFile;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A dump of sessiondb, compressed or not, as {@code docs/dump-format.md} describes it. Opening it makes a private SQLite database with its tables, rows, indexes, views and triggers in the directory of temporary files, removed on
 * closing. The dump is read as a stream, first to check it to its end, then to make the database; memory holds one value's piece. What the database holds is read back and compared with what was read from the dump.
 */
public final class DumpSourceStore implements SourceStore {
    private static final String KIND = "dump";

    private final DumpFile file;
    private final Workshop workshop;
    private Optional<DumpSurvey> known = Optional.empty();

    /**
     * @param path of the dump
     * @param files makes a new, empty SQLite file at a path
     * @param databases reads a finished SQLite file
     */
    public DumpSourceStore(Path path, Function<Path, StagedFile> files, Function<Path, SourceStore> databases) {
        this.file = new DumpFile(path);
        this.workshop = new Workshop(files, databases);
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public List<Check> probe() {
        FileChecks first = new FileChecks(path(), KIND);
        List<Check> checks = new ArrayList<>(first.all());
        if (checks.stream().anyMatch(Check::failed)) {
            return checks;
        }
        try {
            checks.addAll(survey().checks());
        } catch (SessionDbException e) {
            checks.add(first.failed(e.problem()));
        }
        return checks;
    }

    @Override
    public Source open() {
        FileChecks.requirePassed(new FileChecks(path(), KIND).all());
        DumpSurvey survey = survey();
        return file.read(() -> open(survey));
    }

    private DumpSurvey survey() {
        FileStamp now = file.stamp();
        if (known.filter(k -> k.stamp().equals(now)).isEmpty()) {
            known = Optional.of(file.read(() -> DumpSurvey.of(path())));
        }
        return known.get();
    }

    private Source open(DumpSurvey survey) throws IOException {
        PrivateDirectory directory = new PrivateDirectory("source");
        try {
            Path made = directory.file("source.db");
            Loaded loaded = PrivateDatabase.made(path(), () -> file.read(() -> load(made)));
            requireUnchanged(survey);
            Source database = workshop.databases().apply(made).openCopy(made);
            requireSame(loaded, database);
            JsonSource.FileRead read = new JsonSource.FileRead(
                    path(),
                    survey.stamp(),
                    loaded.sha256(),
                    loaded.bytes(),
                    JsonSource.FileRead.DUMP,
                    Optional.empty());
            return new JsonSource(read, database, directory);
        } catch (RuntimeException | IOException | Error e) {
            directory.close();
            throw e;
        }
    }

    /**
     * @param sha256 of the file
     * @param bytes of its content
     */
    private record Loaded(List<LoadedTable> tables, String sha256, long bytes) {}

    private Loaded load(Path made) throws IOException {
        try (DigestedFile in = new DigestedFile(path());
                StagedFile database = workshop.files().apply(made)) {
            DumpLoad load = new DumpLoad(database);
            DumpReader.read(in.content(), load);
            load.finish();
            return new Loaded(load.tables(), in.sha256(), in.contentBytes());
        }
    }

    private void requireUnchanged(DumpSurvey survey) throws IOException {
        if (!FileStamp.of(path()).equals(survey.stamp())) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "the dump `" + path() + "` was written to while it was read")
                    .hint("see who writes to it, and run again")
                    .toException();
        }
    }

    /** A column's affinity may change a value that no such column ever held. */
    private void requireSame(Loaded loaded, Source database) throws IOException {
        try {
            for (LoadedTable table : loaded.tables()) {
                String name = table.table().name();
                Table read = database.schema().table(name).orElseThrow();
                try (RowCursor rows = database.rows(read)) {
                    if (!CursorSum.of(rows, table.written()).equals(table.total())) {
                        throw file.damaged("the values of table `" + name
                                + "` are not such as its CREATE TABLE allows: SQLite stored others");
                    }
                }
            }
        } catch (RuntimeException | IOException | Error e) {
            database.close();
            throw e;
        }
    }

    @Override
    public Source openCopy(Path copy) {
        return workshop.databases().apply(copy).openCopy(copy);
    }

    @Override
    public Source openCopyToVerify(Path copy) {
        return workshop.databases().apply(copy).openCopyToVerify(copy);
    }

    @Override
    public SourceStatus status() {
        try (Source source = open()) {
            return JsonSource.status(source);
        }
    }
}

package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.PlainTable;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rows of a reject file as a source: a private SQLite database whose tables have the columns of the original source's, and none of its constraints. */
public final class RejectedRowsStore implements SourceStore {
    private final Path file;
    private final SourceStore original;
    private final Workshop workshop;

    /**
     * @param original the source that the rows were rejected from: it has their tables
     * @param files makes a new, empty SQLite file at a path
     * @param databases reads a finished SQLite file
     */
    public RejectedRowsStore(
            Path file, SourceStore original, Function<Path, StagedFile> files, Function<Path, SourceStore> databases) {
        this.file = file;
        this.original = original;
        this.workshop = new Workshop(files, databases);
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public List<Check> probe() {
        List<Check> checks = new ArrayList<>(original.probe());
        String title = "the reject file can be read";
        if (Files.isReadable(file) && Files.isRegularFile(file)) {
            checks.add(Check.pass("source.rejects", title, "`" + file + "`"));
        } else {
            checks.add(new Check(
                    "source.rejects",
                    title,
                    dev.sessiondb.store.CheckStatus.FAIL,
                    "`" + file + "` does not exist, or is no file that this user can read",
                    Optional.of(
                            "give the path that the run printed, such as `<run id>.rejects.jsonl` in the backup directory"),
                    ErrorCode.SOURCE_UNAVAILABLE));
        }
        return checks;
    }

    @Override
    public Source open() {
        DatabaseSchema schema;
        try (Source source = original.open()) {
            schema = source.schema();
        }
        Map<String, Table> tables = tables(schema);
        try {
            return open(tables);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot make a private database of `" + file + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .toException(e);
        }
    }

    /** Those that the file has rows of, by the names that it gives them. */
    private Map<String, Table> tables(DatabaseSchema schema) {
        Map<String, Table> tables = new LinkedHashMap<>();
        new RejectLines(file)
                .forEach(row -> tables.put(
                        row.table(),
                        schema.table(row.table())
                                .orElseThrow(() -> new IOException("the source has no table `" + row.table() + "`"))));
        return tables;
    }

    private Source open(Map<String, Table> tables) throws IOException {
        PrivateDirectory directory = new PrivateDirectory("source");
        try {
            Path made = directory.file("source.db");
            fill(made, tables);
            Source table = workshop.databases().apply(made).openCopy(made);
            return new JsonSource(
                    new JsonSource.FileRead(
                            file,
                            FileStamp.of(file),
                            Sha256.of(file),
                            Files.size(file),
                            JsonSource.FileRead.REJECTS,
                            Optional.empty()),
                    table,
                    directory);
        } catch (RuntimeException | IOException | Error e) {
            directory.close();
            throw e;
        }
    }

    private void fill(Path made, Map<String, Table> tables) {
        Map<String, RowWriter> writers = new LinkedHashMap<>();
        try (StagedFile staged = workshop.files().apply(made)) {
            staged.execute(tables.values().stream()
                    .distinct()
                    .map(PlainTable::definition)
                    .toList());
            tables.forEach((name, table) -> writers.put(
                    name,
                    staged.writer(
                            table.name(),
                            table.columns().stream().map(Column::name).toList(),
                            Optional.empty())));
            new RejectLines(file).forEach(row -> insert(row, tables, writers));
            writers.values().forEach(RowWriter::close);
            staged.finish();
        }
    }

    private static void insert(RejectedRow row, Map<String, Table> tables, Map<String, RowWriter> writers)
            throws IOException {
        RowWriter writer = Optional.ofNullable(writers.get(row.table())).orElseThrow();
        List<Column> columns =
                Optional.ofNullable(tables.get(row.table())).orElseThrow().columns();
        for (int i = 0; i < columns.size(); i++) {
            row.put(writer, i, columns.get(i).name());
        }
        try {
            writer.insert();
        } catch (SessionDbException e) {
            throw new IOException(e.problem().causedBy().orElse(e.problem().message()), e);
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
        return original.status();
    }
}

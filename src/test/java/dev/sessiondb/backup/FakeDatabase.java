package dev.sessiondb.backup;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TableStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A source that holds what a test puts into it, its own copy as well; so that a test can make go wrong what a real one rarely does. */
class FakeDatabase implements Source, SourceStore {
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, List<List<Value>>> rows = new LinkedHashMap<>();
    private final List<UncarriedObject> uncarried = new ArrayList<>();

    FakeDatabase table(String name, String... columns) {
        List<Column> made = new ArrayList<>();
        for (String column : columns) {
            made.add(new Column(column, "ANY", false, Optional.empty(), "BINARY"));
        }
        Optional<PrimaryKey> key = Optional.of(new PrimaryKey(List.of(columns[0]), false, true));
        String sql = "CREATE TABLE \"" + name + "\" (" + String.join(", ", columns) + ")";
        tables.put(name, new Table(name, made, key, List.of(), List.of(), List.of(), false, sql, Map.of()));
        rows.put(name, new ArrayList<>());
        return this;
    }

    FakeDatabase row(String table, Value... values) {
        rows.get(table).add(List.of(values));
        return this;
    }

    FakeDatabase view(String name, String sql) {
        uncarried.add(new UncarriedObject("view", name, name, sql, "views stay behind"));
        return this;
    }

    @Override
    public Path path() {
        return Path.of("made-up.db").toAbsolutePath();
    }

    @Override
    public List<Check> probe() {
        return List.of();
    }

    @Override
    public Source open() {
        return this;
    }

    @Override
    public SourceStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Source openCopy(Path copy) {
        return this;
    }

    @Override
    public SourceDescription description() {
        return SourceDescription.file(path(), 4096, "UTF-8", "read-only", java.time.Instant.EPOCH);
    }

    @Override
    public DatabaseSchema schema() {
        return new DatabaseSchema(List.copyOf(tables.values()), uncarried);
    }

    @Override
    public TableStatistics statistics(Table table) {
        return new TableStatistics(rows.get(table.name()).size(), List.of(), OptionalLong.of(79));
    }

    @Override
    public RowCursor rows(Table table) {
        return new FakeCursor(rows.get(table.name()));
    }

    @Override
    public List<ConstraintViolation> violations(Table table) {
        return List.of();
    }

    @Override
    public List<dev.sessiondb.store.SourceObject> inventory() {
        return List.of();
    }

    @Override
    public dev.sessiondb.store.RowIds referencing(
            Table table, dev.sessiondb.schema.ForeignKey key, dev.sessiondb.store.RowIds referenced) {
        return dev.sessiondb.store.RowIds.NONE;
    }

    @Override
    public void copyTo(Path destination) {
        try {
            Files.write(destination, new byte[4096]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void release() {}

    @Override
    public boolean writtenSince() {
        return false;
    }

    @Override
    public void close() {}
}

package dev.sessiondb.json;

import dev.sessiondb.dump.DumpObject;
import dev.sessiondb.dump.DumpReceiver;
import dev.sessiondb.dump.DumpSchema;
import dev.sessiondb.dump.DumpTable;
import dev.sessiondb.io.DamagedFile;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StagedColumn;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a database of a dump: its tables, their rows, then whatever hangs on them. Nothing but those statements of the dump is carried out. */
final class DumpLoad implements DumpReceiver {
    private static final Set<String> MADE = Set.of("view", "trigger");

    private final StagedFile file;
    private final List<LoadedTable> tables = new ArrayList<>();
    private Optional<DumpSchema> schema = Optional.empty();

    DumpLoad(StagedFile file) {
        this.file = file;
    }

    @Override
    public void begin(DumpSchema found) {
        schema = Optional.of(found);
        found.tables().forEach(table -> file.define("table", table.name(), table.sql()));
    }

    @Override
    public RowWriter table(DumpTable table) throws IOException {
        List<StagedColumn> columns = file.columns(table.name());
        List<String> names = columns.stream().map(StagedColumn::name).toList();
        if (!names.equals(table.columns())) {
            throw new DamagedFile("the columns of table `" + table.name() + "` are not those of its CREATE TABLE");
        }
        List<String> plain = columns.stream()
                .filter(c -> !c.generated())
                .map(StagedColumn::name)
                .toList();
        LoadedTable loaded = new LoadedTable(table, columns, file.writer(table.name(), plain, Optional.empty()));
        tables.add(loaded);
        return loaded;
    }

    /** Once all of the dump was read. */
    void finish() {
        DumpSchema read = schema.orElseThrow();
        for (DumpTable table : read.tables()) {
            table.sequence().ifPresent(last -> file.raiseSequence(table.name(), last));
            table.indexes().forEach(sql -> file.define("index", "on " + table.name(), sql));
        }
        objects(read, "view").forEach(this::define);
        objects(read, "trigger").stream().filter(t -> standsOn(read, t)).forEach(this::define);
        file.number(read.numbers());
        file.finish();
    }

    private void define(DumpObject object) {
        file.define(object.kind(), object.name(), object.sql());
    }

    private static List<DumpObject> objects(DumpSchema schema, String kind) {
        return schema.uncarried().stream().filter(o -> o.kind().equals(kind)).toList();
    }

    /** A trigger of a virtual table has nothing to stand on. */
    private static boolean standsOn(DumpSchema schema, DumpObject trigger) {
        return schema.tables().stream().anyMatch(t -> t.name().equalsIgnoreCase(trigger.table()))
                || objects(schema, "view").stream().anyMatch(v -> v.name().equalsIgnoreCase(trigger.table()));
    }

    /** What the dump has only the definition of, and a database of it hasn't. */
    static Map<String, Long> leftOut(DumpSchema schema) {
        return schema.uncarried().stream()
                .filter(o -> !MADE.contains(o.kind()) || (o.kind().equals("trigger") && !standsOn(schema, o)))
                .collect(Collectors.groupingBy(DumpObject::kind, Collectors.counting()));
    }

    List<LoadedTable> tables() {
        return List.copyOf(tables);
    }
}

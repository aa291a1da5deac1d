package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.schema.View;
import dev.sessiondb.sqlite.ddl.TableDefinition;
import dev.sessiondb.sqlite.ddl.ViewDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads everything a database defines, from SQLite's pragmas first. */
final class SchemaReader {
    private static final String OBJECTS = """
            SELECT type, name, tbl_name, ifnull(sql, '')
              FROM sqlite_schema
             WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite^_%' ESCAPE '^'
             ORDER BY rowid
            """;

    /** {@code index_info} of a table's name tells of its key when it has no rowid, and of nothing when it has. */
    private static final String WITHOUT_ROWID = "SELECT count(*) > 0 FROM pragma_index_info(?)";

    private static final String COLUMNS =
            "SELECT name, ifnull(type, ''), \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid";

    private static final Duration FOR_VIEWS = Duration.ofSeconds(2);

    private final Database database;
    private long left = FOR_VIEWS.toNanos();

    SchemaReader(Database database) {
        this.database = database;
    }

    DatabaseSchema read() throws SQLException {
        ShadowTables shadows = ShadowTables.of(database);
        List<SchemaObject> objects = database.list(OBJECTS, row -> SchemaObject.of(row, shadows));
        List<UncarriedObject> uncarried = new ArrayList<>();
        List<TableShape> shapes = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (SchemaObject object : objects) {
            if (object.isTable()) {
                shapes.add(shape(object));
            } else if (object.isView()) {
                views.add(view(object));
            } else {
                uncarried.add(object.uncarried(objects));
            }
        }
        return new DatabaseSchema(tables(shapes, uncarried), views, uncarried);
    }

    /** A view whose tables are not there has no columns; neither has one after too many that each stand for thousands of others. */
    private View view(SchemaObject object) throws SQLException {
        long start = System.nanoTime();
        List<String> columns = left > 0 ? viewColumns(object.name()) : List.of();
        left -= System.nanoTime() - start;
        return new View(object.name(), columns, ViewDefinition.parse(object.sql()), object.sql());
    }

    private List<String> viewColumns(String name) throws SQLException {
        try {
            return database.list(COLUMNS, row -> row.getString(1), name);
        } catch (SQLException e) {
            if (!SqliteErrors.notPrepared(e)) {
                throw e;
            }
            return List.of();
        }
    }

    private TableShape shape(SchemaObject object) throws SQLException {
        List<ColumnInfo> columns = database.list(
                COLUMNS,
                row -> new ColumnInfo(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        Optional.ofNullable(row.getString(4)),
                        row.getInt(5),
                        row.getInt(6),
                        Optional.empty()),
                object.name());
        NotUtf8Names.refuse(database, object.name(), columns);
        return new TableShape(
                object.name(),
                object.sql(),
                database.number(WITHOUT_ROWID, object.name()) > 0,
                new ComputedColumns(database, object.name()).tried(columns),
                TableDefinition.parse(object.sql()));
    }

    private List<Table> tables(List<TableShape> shapes, List<UncarriedObject> uncarried) throws SQLException {
        Map<String, TableShape> byName = shapes.stream()
                .collect(Collectors.toMap(
                        s -> AsciiNames.lower(s.name()), Function.identity(), (first, second) -> first));
        List<Table> tables = new ArrayList<>();
        for (TableShape shape : shapes) {
            tables.add(new TableReader(database, shape, byName, uncarried).read());
        }
        return tables;
    }
}

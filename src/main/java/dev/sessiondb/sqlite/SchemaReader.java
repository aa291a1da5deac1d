package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.schema.View;
import dev.sessiondb.sqlite.ddl.TableDefinition;
import dev.sessiondb.sqlite.ddl.ViewDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads everything a database defines, from SQLite's pragmas first. */
final class SchemaReader {
    private static final String OBJECTS = """
            SELECT s.type, s.name, s.tbl_name, ifnull(s.sql, ''), ifnull(l.type, ''), ifnull(l.wr, 0)
              FROM sqlite_schema AS s
              LEFT JOIN (SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main') AS l
                ON l.name = s.name AND s.type IN ('table', 'view')
             WHERE s.type IN ('table', 'view', 'trigger') AND s.name NOT LIKE 'sqlite^_%' ESCAPE '^'
             ORDER BY s.rowid
            """;
    private static final String COLUMNS =
            "SELECT name, ifnull(type, ''), \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid";

    private final Database database;

    SchemaReader(Database database) {
        this.database = database;
    }

    DatabaseSchema read() throws SQLException {
        List<SchemaObject> objects = database.list(OBJECTS, SchemaObject::of);
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

    /** A view whose tables are not there has no columns. */
    private View view(SchemaObject object) throws SQLException {
        List<String> columns = List.of();
        try {
            columns = database.list(COLUMNS, row -> row.getString(1), object.name());
        } catch (SQLException e) {
            if (!SqliteErrors.notPrepared(e)) {
                throw e;
            }
        }
        return new View(object.name(), columns, ViewDefinition.parse(object.sql()), object.sql());
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
        return new TableShape(
                object.name(),
                object.sql(),
                object.withoutRowid(),
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

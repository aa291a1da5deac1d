package dev.sessiondb.sqlite;

import dev.sessiondb.schema.CheckConstraint;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DefaultValue;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.GeneratedValue;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.sqlite.ddl.CheckDefinition;
import dev.sessiondb.sqlite.ddl.ColumnDefinition;
import dev.sessiondb.sqlite.ddl.Expressions;
import dev.sessiondb.sqlite.ddl.TableDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts one table together: what the pragmas say, then what only its text says. */
final class TableReader {
    private static final String KEY_INDEX = "SELECT count(*) FROM pragma_index_list(?) WHERE origin = 'pk'";

    private final Database database;
    private final TableShape shape;
    private final Map<String, TableShape> tables;
    private final List<UncarriedObject> uncarried;

    /**
     * @param tables all tables by name in ASCII lower case
     * @param uncarried where parts of the table that are not carried are added
     */
    TableReader(Database database, TableShape shape, Map<String, TableShape> tables, List<UncarriedObject> uncarried) {
        this.database = database;
        this.shape = shape;
        this.tables = tables;
        this.uncarried = uncarried;
    }

    Table read() throws SQLException {
        if (shape.definition().isEmpty()) {
            leaveOut(
                    "table definition",
                    shape.name(),
                    shape.sql(),
                    "its text is not understood: CHECK, COLLATE, AUTOINCREMENT and DEFERRABLE in it are not carried");
        }
        List<Column> columns = columns();
        List<Index> indexes = new IndexReader(database, shape, uncarried).read();
        List<ForeignKey> foreignKeys = new ForeignKeyReader(database, shape, tables, uncarried).read();
        return new Table(
                shape.name(),
                columns,
                primaryKey(),
                indexes,
                foreignKeys,
                checks(),
                shape.withoutRowid(),
                shape.sql(),
                Map.of());
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (ColumnInfo info : shape.columns()) {
            if (info.readable()) {
                columns.add(column(info));
            } else {
                String reason =
                        "SQLite itself can't compute it: " + info.failure().orElse("");
                leaveOut("generated column", info.name(), definitionSql(info), reason);
            }
        }
        return columns;
    }

    private Column column(ColumnInfo info) {
        Optional<DefaultValue> defaultValue =
                info.defaultSql().map(sql -> new DefaultValue(sql, Expressions.parseDefault(sql)));
        String collation = definition(info).flatMap(ColumnDefinition::collation).orElse("BINARY");
        return new Column(info.name(), info.type(), info.notNull(), defaultValue, collation, generated(info));
    }

    private Optional<GeneratedValue> generated(ColumnInfo info) {
        if (!info.generated()) {
            return Optional.empty();
        }
        String sql = definition(info).flatMap(ColumnDefinition::generated).orElse("");
        return Optional.of(new GeneratedValue(sql, Expressions.parse(sql, shape.scope()), info.stored()));
    }

    private Optional<ColumnDefinition> definition(ColumnInfo info) {
        return shape.definition().flatMap(d -> d.column(info.name()));
    }

    private String definitionSql(ColumnInfo info) {
        return definition(info).map(ColumnDefinition::sql).orElse("");
    }

    /** A rowid table whose key has no index of its own has the rowid for key. */
    private Optional<PrimaryKey> primaryKey() throws SQLException {
        List<String> columns = shape.keyColumns();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        boolean alias = !shape.withoutRowid() && database.number(KEY_INDEX, shape.name()) == 0;
        boolean autoincrement =
                shape.definition().map(TableDefinition::autoincrement).orElse(false);
        return Optional.of(new PrimaryKey(columns, alias, autoincrement));
    }

    private List<CheckConstraint> checks() {
        List<CheckConstraint> checks = new ArrayList<>();
        for (CheckDefinition check :
                shape.definition().map(TableDefinition::checks).orElse(List.of())) {
            Optional<Expression> expression = Expressions.parse(check.sql(), shape.scope());
            Optional<String> unreadable = expression.flatMap(e -> ColumnReferences.unreadable(e, shape));
            if (unreadable.isPresent()) {
                leaveOut(
                        "check constraint",
                        check.name().orElse(""),
                        check.sql(),
                        "it uses generated column `" + unreadable.get() + "`");
            } else {
                checks.add(new CheckConstraint(check.name(), expression, check.sql()));
            }
        }
        return checks;
    }

    private void leaveOut(String kind, String name, String sql, String reason) {
        uncarried.add(new UncarriedObject(kind, shape.name(), name, sql, reason));
    }
}

package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.IndexPart;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.sqlite.ddl.Expressions;
import dev.sessiondb.sqlite.ddl.IndexDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the indexes of one table, those of UNIQUE constraints included, in the order they were made. */
final class IndexReader {
    private static final String INDEXES = """
            SELECT l.name, l."unique", l.origin, l.partial, s.sql
              FROM pragma_index_list(?) AS l
              LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = l.name
             WHERE l.origin <> 'pk'
             ORDER BY s.rowid
            """;
    private static final String PARTS =
            "SELECT cid, name, \"desc\", coll FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno";

    private final Database database;
    private final TableShape table;
    private final List<UncarriedObject> uncarried;

    private record IndexInfo(String name, boolean unique, boolean constraint, boolean partial, Optional<String> sql) {}

    private record PartInfo(int column, Optional<String> name, boolean descending, String collation) {}

    IndexReader(Database database, TableShape table, List<UncarriedObject> uncarried) {
        this.database = database;
        this.table = table;
        this.uncarried = uncarried;
    }

    List<Index> read() throws SQLException {
        List<Index> indexes = new ArrayList<>();
        for (IndexInfo info : infos()) {
            Index index = index(info);
            Optional<String> unreadable = unreadable(index);
            if (unreadable.isPresent()) {
                String reason = "it uses generated column `" + unreadable.get() + "`";
                uncarried.add(new UncarriedObject(
                        "index", table.name(), info.name(), info.sql().orElse(""), reason));
            } else {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private List<IndexInfo> infos() throws SQLException {
        return database.list(
                INDEXES,
                row -> new IndexInfo(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3).equals("u"),
                        row.getBoolean(4),
                        Optional.ofNullable(row.getString(5))),
                table.name());
    }

    private Index index(IndexInfo info) throws SQLException {
        Optional<IndexDefinition> definition = info.sql().flatMap(IndexDefinition::parse);
        List<PartInfo> infos = database.list(
                PARTS,
                row -> new PartInfo(
                        row.getInt(1), Optional.ofNullable(row.getString(2)), row.getBoolean(3), row.getString(4)),
                info.name());
        List<IndexPart> parts = new ArrayList<>();
        for (int i = 0; i < infos.size(); i++) {
            parts.add(part(infos.get(i), i, definition));
        }
        Optional<Expression> predicate =
                definition.flatMap(IndexDefinition::predicate).flatMap(sql -> Expressions.parse(sql, table.scope()));
        return new Index(info.name(), info.unique(), info.constraint(), parts, info.partial(), predicate, info.sql());
    }

    private IndexPart part(PartInfo info, int place, Optional<IndexDefinition> definition) {
        Optional<Expression> expression = info.name().isPresent()
                ? Optional.empty()
                : definition
                        .filter(d -> place < d.parts().size())
                        .flatMap(d -> Expressions.parse(d.parts().get(place), table.scope()));
        return new IndexPart(info.name(), expression, info.descending(), info.collation());
    }

    private Optional<String> unreadable(Index index) {
        Stream<String> columns =
                index.parts().stream().flatMap(p -> p.column().stream()).filter(table::unreadable);
        Stream<String> inExpressions = Stream.concat(
                        index.parts().stream().flatMap(p -> p.expression().stream()), index.predicate().stream())
                .flatMap(e -> ColumnReferences.unreadable(e, table).stream());
        return Stream.concat(columns, inExpressions).findFirst();
    }
}

package dev.sessiondb.plan;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.IndexPart;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A primary key with NOCASE or another collation: PostgreSQL's compares byte by byte, so a unique index beside it keeps what else the key promised. */
final class CollatedKey {
    private static final Set<TypeKind> TEXTS = Set.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.CHAR);

    private CollatedKey() {}

    /** Whether SQLite compares the column's texts otherwise than byte by byte. */
    static boolean collated(ColumnPlan column) {
        return TEXTS.contains(column.conversion().type().kind())
                && !column.source().collation().equalsIgnoreCase("BINARY");
    }

    static TableDraft kept(TableDraft draft) {
        Table table = draft.table();
        Optional<PrimaryKey> key = table.primaryKey()
                .filter(k -> draft.columns(k.columns()).stream().anyMatch(CollatedKey::collated));
        if (key.isEmpty() || draft.existing().isPresent()) {
            return draft;
        }
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index(table, key.get()));
        return draft.with(new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                indexes,
                table.foreignKeys(),
                table.checks(),
                table.withoutRowid(),
                table.sql(),
                table.derived()));
    }

    /** The key as a UNIQUE constraint, by its columns' own collations. */
    static Index index(Table table, PrimaryKey key) {
        List<IndexPart> parts = key.columns().stream()
                .map(name -> new IndexPart(
                        Optional.of(name),
                        Optional.empty(),
                        false,
                        table.column(name).map(Column::collation).orElse("BINARY")))
                .toList();
        return new Index("primary key", true, true, parts, false, Optional.empty(), Optional.empty());
    }
}

package dev.sessiondb.plan;

import dev.sessiondb.schema.CheckConstraint;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a constraint that doesn't hold out of what is carried of a table. */
final class GivenUp {

    private GivenUp() {}

    static TableDraft of(TableDraft draft, ConstraintViolation violation) {
        Table table = draft.table();
        return switch (violation.kind()) {
            case "foreign key" ->
                draft.with(table.foreignKeys().stream()
                        .filter(key -> same(key, violation))
                        .findFirst()
                        .map(key -> without(table, key))
                        .orElse(table));
            case "primary key" ->
                draft.with(violation.detail().startsWith("NULL") ? keyAsUnique(table) : withoutKey(table));
            case "unique" -> draft.with(withoutUnique(table, violation));
            case "check" -> draft.with(withoutCheck(table, violation));
            default -> draft.with(nullable(draft.columns(), violation));
        };
    }

    /** Whether the violation is one of this foreign key. */
    static boolean same(ForeignKey key, ConstraintViolation violation) {
        String detail = "references " + key.referencedTable() + " (" + String.join(", ", key.referencedColumns()) + ")";
        return key.columns().equals(violation.columns()) && detail.equalsIgnoreCase(violation.detail());
    }

    static Table without(Table table, ForeignKey key) {
        List<ForeignKey> others = new ArrayList<>(table.foreignKeys());
        others.remove(key);
        return copy(table, table.primaryKey(), table.indexes(), others, table.checks());
    }

    private static Table withoutKey(Table table) {
        return copy(table, Optional.empty(), table.indexes(), table.foreignKeys(), table.checks());
    }

    /** NULLs differ under UNIQUE in both engines. */
    private static Table keyAsUnique(Table table) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        table.primaryKey().map(key -> CollatedKey.index(table, key)).ifPresent(unique -> indexes.add(0, unique));
        return copy(table, Optional.empty(), indexes, table.foreignKeys(), table.checks());
    }

    private static Table withoutUnique(Table table, ConstraintViolation violation) {
        List<Index> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            if (!index.unique() || !columns(index).equals(violation.columns())) {
                indexes.add(index);
            } else if (!index.constraint()) {
                indexes.add(new Index(
                        index.name(), false, false, index.parts(), index.partial(), index.predicate(), index.sql()));
            }
        }
        return copy(table, table.primaryKey(), indexes, table.foreignKeys(), table.checks());
    }

    private static List<String> columns(Index index) {
        return index.parts().stream().map(part -> part.column().orElse("")).toList();
    }

    private static Table withoutCheck(Table table, ConstraintViolation violation) {
        List<CheckConstraint> others = table.checks().stream()
                .filter(check -> !check.sql().equals(violation.detail()))
                .toList();
        return copy(table, table.primaryKey(), table.indexes(), table.foreignKeys(), others);
    }

    private static List<ColumnPlan> nullable(List<ColumnPlan> columns, ConstraintViolation violation) {
        return columns.stream()
                .map(c -> violation.columns().contains(c.source().name()) ? c.nullable() : c)
                .toList();
    }

    private static Table copy(
            Table table,
            Optional<PrimaryKey> key,
            List<Index> indexes,
            List<ForeignKey> foreignKeys,
            List<CheckConstraint> checks) {
        return new Table(
                table.name(),
                table.columns(),
                key,
                indexes,
                foreignKeys,
                checks,
                table.withoutRowid(),
                table.sql(),
                table.derived());
    }
}

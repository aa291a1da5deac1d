package dev.sessiondb.plan;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.PrimaryKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Primary keys of new tables. */
final class KeyDdl {

    private KeyDdl() {}

    /** A primary key: its constraint's name, columns by target name, and statements. */
    record PrimaryKeySql(List<String> columns, String add, String drop) {}

    static Optional<PrimaryKeySql> primaryKey(TableDraft draft, RelationNames names) {
        Optional<PrimaryKey> key = draft.table().primaryKey();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = draft.columns(key.get().columns()).stream()
                .map(ColumnPlan::targetName)
                .toList();
        if (columns.size() != key.get().columns().size()) {
            return Optional.empty();
        }
        String name = names.take(draft.targetName() + "_pkey");
        String alter = "ALTER TABLE " + quote(draft.targetName());
        String list = columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        return Optional.of(new PrimaryKeySql(
                columns,
                alter + " ADD CONSTRAINT " + quote(name) + " PRIMARY KEY (" + list + ");\n",
                alter + " DROP CONSTRAINT " + quote(name) + ";\n"));
    }
}

package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.sqlite.ddl.Scope;
import dev.sessiondb.sqlite.ddl.TableDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a table before its keys and indexes are read.
 *
 * @param columns generated ones included
 * @param definition empty when the text isn't understood
 */
record TableShape(
        String name, String sql, boolean withoutRowid, List<ColumnInfo> columns, Optional<TableDefinition> definition) {

    TableShape {
        columns = List.copyOf(columns);
    }

    List<String> keyColumns() {
        return columns.stream()
                .filter(c -> c.key() > 0)
                .sorted(Comparator.comparingInt(ColumnInfo::key))
                .map(ColumnInfo::name)
                .toList();
    }

    Optional<ColumnInfo> column(String columnName) {
        return columns.stream()
                .filter(c -> AsciiNames.same(c.name(), columnName))
                .findFirst();
    }

    boolean unreadable(String columnName) {
        return column(columnName).filter(c -> !c.readable()).isPresent();
    }

    Scope scope() {
        return new Scope(name, columns.stream().map(ColumnInfo::name).toList());
    }
}

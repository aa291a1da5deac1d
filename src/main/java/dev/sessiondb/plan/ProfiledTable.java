package dev.sessiondb.plan;

import dev.sessiondb.profile.ColumnRule;
import dev.sessiondb.profile.DerivedColumn;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import java.util.Optional;

/** A table as its profile has it: with the columns that are derived, and NOT NULL where that is asked for. */
final class ProfiledTable {
    private ProfiledTable() {}

    static Table of(Table table, TableRule rule) {
        Table all = table;
        for (DerivedColumn column : rule.derived()) {
            boolean notNull = rule.column(column.name()).requiresValue();
            all = all.derive(
                    new Column(column.name(), column.type(), notNull, Optional.empty(), "BINARY"), column.sql());
        }
        return all.withColumns(all.columns().stream()
                .map(column -> required(column, rule.column(column.name())))
                .toList());
    }

    private static Column required(Column column, ColumnRule rule) {
        return rule.requiresValue() && !column.notNull()
                ? new Column(
                        column.name(),
                        column.declaredType(),
                        true,
                        column.defaultValue(),
                        column.collation(),
                        column.generated())
                : column;
    }
}

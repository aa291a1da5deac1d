package dev.sessiondb.store;

import dev.sessiondb.schema.ColumnType;
import java.util.Optional;

/**
 * A column of a table that the target already has.
 *
 * @param typeSql the type as {@code format_type} spells it
 * @param type empty when values can't be converted to that type
 * @param hasDefault a default, an identity or a sequence fills it when it is left out
 * @param identity filled by an identity or an owned sequence
 * @param alwaysIdentity {@code GENERATED ALWAYS AS IDENTITY}
 * @param generated {@code GENERATED ALWAYS AS (...) STORED}: can't be written
 */
public record ExistingColumn(
        String name,
        String typeSql,
        Optional<ColumnType> type,
        boolean notNull,
        boolean hasDefault,
        boolean identity,
        boolean alwaysIdentity,
        boolean generated) {}

package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.util.Optional;

/** Column plans for tests. */
final class Columns {

    private Columns() {}

    static ColumnPlan of(String name, TypeKind kind) {
        return new ColumnPlan(
                new Column(name, "", false, Optional.empty(), "BINARY"),
                0,
                name,
                ConversionSpec.of(ColumnType.of(kind)),
                ColumnType.of(kind).sql(),
                false,
                false,
                Optional.empty(),
                "declared",
                false,
                Optional.empty(),
                false);
    }
}

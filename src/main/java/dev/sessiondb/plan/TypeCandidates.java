package dev.sessiondb.plan;

import static dev.sessiondb.schema.TypeKind.BIGINT;
import static dev.sessiondb.schema.TypeKind.BOOLEAN;
import static dev.sessiondb.schema.TypeKind.BYTEA;
import static dev.sessiondb.schema.TypeKind.DATE;
import static dev.sessiondb.schema.TypeKind.DOUBLE;
import static dev.sessiondb.schema.TypeKind.JSONB;
import static dev.sessiondb.schema.TypeKind.NUMERIC;
import static dev.sessiondb.schema.TypeKind.TEXT;
import static dev.sessiondb.schema.TypeKind.TIME;
import static dev.sessiondb.schema.TypeKind.TIMESTAMPTZ;
import static dev.sessiondb.schema.TypeKind.UUID;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.ColumnStatistics;
import java.util.List;

/**
 * The types a column of a new table may get, in order of preference: DESIGN.md's type table, and SQLite's affinity rules ("Datatypes In SQLite", 3.1) for
 * declared types the table doesn't name.
 */
final class TypeCandidates {

    private TypeCandidates() {}

    static List<TypeCandidate> of(Column column, ColumnStatistics seen) {
        DeclaredType declared = DeclaredType.parse(column.declaredType());
        if (declared.contains("INT")) {
            return List.of(TypeCandidate.declared(BIGINT));
        }
        if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return texts(declared);
        }
        if (declared.contains("BLOB") || declared.contains("BINARY") || declared.isOneOf("BYTEA", "BYTES", "IMAGE")) {
            return List.of(TypeCandidate.declared(BYTEA));
        }
        if (declared.contains("REAL") || declared.contains("FLOA") || declared.contains("DOUB")) {
            return List.of(TypeCandidate.declared(DOUBLE));
        }
        return named(declared, seen);
    }

    private static List<TypeCandidate> named(DeclaredType declared, ColumnStatistics seen) {
        if (declared.contains("BOOL")) {
            return List.of(TypeCandidate.declared(BOOLEAN));
        }
        if (declared.contains("DATETIME") || declared.contains("TIMESTAMP")) {
            return List.of(TypeCandidate.declared(TIMESTAMPTZ));
        }
        if (declared.isOneOf("DECIMAL", "NUMERIC", "NUMBER", "DEC", "MONEY")) {
            return numerics(declared);
        }
        return switch (declared.name()) {
            case "DATE" -> List.of(TypeCandidate.declared(DATE));
            case "TIME" -> List.of(TypeCandidate.declared(TIME));
            case "JSON", "JSONB" -> List.of(TypeCandidate.declared(JSONB));
            case "UUID", "GUID", "UNIQUEIDENTIFIER" -> List.of(TypeCandidate.declared(UUID));
            case "STRING" -> List.of(TypeCandidate.declared(TEXT));
            default -> List.of(seen(seen));
        };
    }

    private static List<TypeCandidate> texts(DeclaredType declared) {
        TypeCandidate text = TypeCandidate.declared(TEXT);
        if (declared.length().isEmpty() || !declared.contains("CHAR")) {
            return List.of(text);
        }
        int length = declared.length().getAsInt();
        TypeCandidate wider = TypeCandidate.wider(TEXT, "declared, but not every value fits " + length + " characters");
        return List.of(TypeCandidate.declared(ColumnType.varchar(length)), wider);
    }

    private static List<TypeCandidate> numerics(DeclaredType declared) {
        if (declared.arguments().isEmpty()) {
            return List.of(TypeCandidate.declared(NUMERIC));
        }
        int precision = declared.arguments().get(0);
        int scale = declared.arguments().size() > 1 ? declared.arguments().get(1) : 0;
        if (precision < 1 || precision > 1000 || scale > precision) {
            return List.of(TypeCandidate.declared(NUMERIC));
        }
        TypeCandidate wider = TypeCandidate.wider(
                NUMERIC,
                "declared, but not every value fits " + precision + " digits with " + scale + " after the point");
        return List.of(TypeCandidate.declared(ColumnType.numeric(precision, scale)), wider);
    }

    /** Without a telling declared type the storage classes decide; blobs among other values convert to nothing, and so fail by name. */
    private static TypeCandidate seen(ColumnStatistics seen) {
        if (seen.values() == 0) {
            return TypeCandidate.seen(TEXT, "no values");
        }
        if (seen.blobs() == seen.values()) {
            return TypeCandidate.seen(BYTEA, "blobs only");
        }
        if (seen.integers() == seen.values()) {
            return TypeCandidate.seen(BIGINT, "integers only");
        }
        if (seen.integers() + seen.reals() == seen.values()) {
            return TypeCandidate.seen(DOUBLE, "numbers only");
        }
        boolean textsOnly = seen.texts() == seen.values();
        return TypeCandidate.seen(TEXT, textsOnly ? "texts only" : "values of several storage classes");
    }
}

package dev.sessiondb.plan;

import static dev.sessiondb.schema.TypeKind.BIGINT;
import static dev.sessiondb.schema.TypeKind.BOOLEAN;
import static dev.sessiondb.schema.TypeKind.BYTEA;
import static dev.sessiondb.schema.TypeKind.DATE;
import static dev.sessiondb.schema.TypeKind.DOUBLE;
import static dev.sessiondb.schema.TypeKind.INTEGER;
import static dev.sessiondb.schema.TypeKind.JSON;
import static dev.sessiondb.schema.TypeKind.JSONB;
import static dev.sessiondb.schema.TypeKind.NUMERIC;
import static dev.sessiondb.schema.TypeKind.SMALLINT;
import static dev.sessiondb.schema.TypeKind.TEXT;
import static dev.sessiondb.schema.TypeKind.TIME;
import static dev.sessiondb.schema.TypeKind.TIMESTAMPTZ;
import static dev.sessiondb.schema.TypeKind.UUID;

import dev.sessiondb.convert.InvalidUtf8;
import dev.sessiondb.profile.Integers;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Policy;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.ColumnStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types a column of a new table may get, in order of preference: DESIGN.md's type table, and SQLite's affinity rules ("Datatypes In SQLite", 3.1) for
 * declared types the table doesn't name. A type of the same family that takes more comes second without being asked for; anything else only if the operator says so.
 */
final class TypeCandidates {
    private final DeclaredType declared;
    private final ColumnStatistics seen;
    private final Policy policy;

    private TypeCandidates(Column column, ColumnStatistics seen, Policy policy) {
        this.declared = DeclaredType.parse(column.declaredType());
        this.seen = seen;
        this.policy = policy;
    }

    static List<TypeCandidate> of(Column column, ColumnStatistics seen, Policy policy) {
        return new TypeCandidates(column, seen, policy).candidates();
    }

    /** Each type once. */
    private List<TypeCandidate> candidates() {
        List<TypeCandidate> all = new ArrayList<>(preferred());
        boolean text = all.stream().anyMatch(c -> c.type().kind() == TEXT);
        if (policy.onError() == OnError.WIDEN) {
            all.addAll(widest());
        } else if (text && policy.invalidUtf8() == InvalidUtf8.BYTEA && seen.texts() == seen.values()) {
            all.add(TypeCandidate.wider(BYTEA, "not every text is UTF-8"));
        }
        Map<ColumnType, TypeCandidate> once = new LinkedHashMap<>();
        all.forEach(candidate -> once.merge(
                candidate.type(), candidate, (first, later) -> later.anything() ? later(first, later) : first));
        return List.copyOf(once.values());
    }

    private static TypeCandidate later(TypeCandidate first, TypeCandidate later) {
        return new TypeCandidate(first.conversion(), first.reason(), first.second(), later.anything());
    }

    /** What takes every value: numbers as numbers where there is nothing else. */
    private List<TypeCandidate> widest() {
        String reason = "widened: not every value is of the declared type";
        List<TypeCandidate> widest = new ArrayList<>();
        if (seen.integers() == seen.values()) {
            widest.add(TypeCandidate.wider(BIGINT, reason));
        }
        widest.addAll(numbers(reason));
        widest.add(TypeCandidate.wider(TEXT, reason));
        widest.add(TypeCandidate.bytes("widened: not every value is a text that PostgreSQL takes"));
        return widest;
    }

    private List<TypeCandidate> numbers(String reason) {
        return seen.integers() + seen.reals() == seen.values()
                ? List.of(TypeCandidate.wider(DOUBLE, reason), TypeCandidate.wider(NUMERIC, reason))
                : List.of();
    }

    private List<TypeCandidate> preferred() {
        if (declared.contains("INT")) {
            return integers();
        }
        if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return texts();
        }
        if (declared.contains("BLOB") || declared.contains("BINARY") || declared.isOneOf("BYTEA", "BYTES", "IMAGE")) {
            return List.of(TypeCandidate.declared(BYTEA));
        }
        if (declared.contains("REAL") || declared.contains("FLOA") || declared.contains("DOUB")) {
            return List.of(TypeCandidate.declared(DOUBLE));
        }
        return named();
    }

    private List<TypeCandidate> integers() {
        List<TypeCandidate> all = new ArrayList<>();
        if (policy.integers() == Integers.DECLARED && declared.integerWidth() < 8) {
            all.add(TypeCandidate.declared(declared.integerWidth() == 2 ? SMALLINT : INTEGER));
            all.add(TypeCandidate.wider(
                    BIGINT, "declared, but not every value fits " + declared.integerWidth() + " bytes"));
        } else {
            all.add(TypeCandidate.declared(BIGINT));
        }
        all.addAll(numbers("declared as integers, but not every number is one"));
        if (!declared.integerName()) {
            TypeCandidate found = seen();
            all.add(TypeCandidate.wider(found.type().kind(), found.reason()));
        }
        return all;
    }

    private List<TypeCandidate> named() {
        if (declared.contains("BOOL")) {
            return booleans();
        }
        if (declared.contains("DATETIME") || declared.contains("TIMESTAMP")) {
            return List.of(TypeCandidate.declared(TIMESTAMPTZ));
        }
        if (declared.isOneOf("DECIMAL", "NUMERIC", "NUMBER", "DEC", "MONEY")) {
            return numerics();
        }
        return switch (declared.name()) {
            case "DATE" ->
                List.of(
                        TypeCandidate.declared(DATE),
                        TypeCandidate.wider(TIMESTAMPTZ, "declared as dates, but not every value is midnight"));
            case "TIME" -> List.of(TypeCandidate.declared(TIME));
            case "JSON", "JSONB" -> json();
            case "UUID", "GUID", "UNIQUEIDENTIFIER" -> List.of(TypeCandidate.declared(UUID));
            case "STRING" -> List.of(TypeCandidate.declared(TEXT));
            default -> List.of(seen());
        };
    }

    private List<TypeCandidate> booleans() {
        TypeCandidate truth = TypeCandidate.declared(BOOLEAN);
        return seen.integers() == seen.values()
                ? List.of(truth, TypeCandidate.wider(BIGINT, "declared as booleans, but not every integer is 0 or 1"))
                : List.of(truth);
    }

    private List<TypeCandidate> json() {
        return switch (policy.json()) {
            case AUTO ->
                List.of(
                        TypeCandidate.declared(JSONB),
                        TypeCandidate.wider(JSON, "declared, but jsonb cannot keep every value as it is"));
            case JSON -> List.of(TypeCandidate.given(ColumnType.of(JSON), "asked for"));
            case JSONB -> List.of(TypeCandidate.given(ColumnType.of(JSONB), "asked for"));
            case TEXT -> List.of(TypeCandidate.given(ColumnType.of(TEXT), "asked for"));
        };
    }

    private List<TypeCandidate> texts() {
        TypeCandidate text = TypeCandidate.declared(TEXT);
        if (declared.length().isEmpty() || !declared.contains("CHAR")) {
            return List.of(text);
        }
        int length = declared.length().getAsInt();
        TypeCandidate wider = TypeCandidate.wider(TEXT, "declared, but not every value fits " + length + " characters");
        return List.of(TypeCandidate.declared(ColumnType.varchar(length)), wider);
    }

    private List<TypeCandidate> numerics() {
        TypeCandidate numeric = TypeCandidate.declared(NUMERIC);
        if (declared.arguments().isEmpty()) {
            return infinite(List.of(numeric));
        }
        int precision = declared.arguments().get(0);
        int scale = declared.arguments().size() > 1 ? declared.arguments().get(1) : 0;
        if (precision < 1 || precision > 1000 || scale > precision) {
            return infinite(List.of(numeric));
        }
        TypeCandidate wider = TypeCandidate.wider(
                NUMERIC,
                "declared, but not every value fits " + precision + " digits with " + scale + " after the point");
        return infinite(List.of(TypeCandidate.declared(ColumnType.numeric(precision, scale)), wider));
    }

    /** PostgreSQL's numeric has had infinities since version 14 only; a double always. */
    private List<TypeCandidate> infinite(List<TypeCandidate> numerics) {
        boolean infinities = Double.isInfinite(seen.minReal().orElse(0))
                || Double.isInfinite(seen.maxReal().orElse(0));
        if (!infinities) {
            return numerics;
        }
        List<TypeCandidate> all = new ArrayList<>(numerics);
        all.addAll(numbers("declared, but not every number is finite"));
        return all;
    }

    /** Without a telling declared type the storage classes decide; blobs among other values convert to nothing, and so fail by name. */
    private TypeCandidate seen() {
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

package dev.sessiondb.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A PostgreSQL column type.
 *
 * @param length characters, for {@code varchar(n)} and {@code char(n)}: 1 to 10,485,760
 * @param precision digits, for {@code numeric(p,s)}: 1 to 1,000; digits of a second's fraction, for the types of times: 0 to 6
 * @param scale digits after the point, for {@code numeric(p,s)}; present exactly when its precision is; negative for that many zeros before the point
 * @param labels of an enum, in its order
 * @param lenient an enum's values may be written in another case than its labels, where only one label can be meant; numbers may have more digits than a {@code real} holds
 * @param element of an array
 */
public record ColumnType(
        TypeKind kind,
        OptionalInt length,
        OptionalInt precision,
        OptionalInt scale,
        List<String> labels,
        boolean lenient,
        Optional<ColumnType> element) {

    public ColumnType {
        labels = List.copyOf(labels);
        if (kind == TypeKind.NUMERIC && precision.isPresent() != scale.isPresent()) {
            throw new IllegalArgumentException("precision and scale come together");
        }
        if (kind == TypeKind.CHAR && length.isEmpty()) {
            throw new IllegalArgumentException("char needs a length");
        }
        if ((kind == TypeKind.ARRAY) != element.isPresent()) {
            throw new IllegalArgumentException("an array, and nothing else, has elements");
        }
    }

    public static ColumnType of(TypeKind kind) {
        return sized(kind, OptionalInt.empty());
    }

    public static ColumnType varchar(int length) {
        return sized(TypeKind.VARCHAR, OptionalInt.of(length));
    }

    public static ColumnType character(int length) {
        return sized(TypeKind.CHAR, OptionalInt.of(length));
    }

    public static ColumnType numeric(int precision, int scale) {
        return counted(TypeKind.NUMERIC, OptionalInt.of(precision), OptionalInt.of(scale));
    }

    /** A type of times that keeps so many digits of a second's fraction. */
    public static ColumnType precise(TypeKind kind, int digits) {
        return counted(kind, OptionalInt.of(digits), OptionalInt.empty());
    }

    public static ColumnType enumeration(List<String> labels) {
        return labelled(labels, false);
    }

    /** The same enum, whatever the case its values are written in. */
    public ColumnType inAnyCase() {
        return labelled(labels, true);
    }

    private static ColumnType labelled(List<String> labels, boolean lenient) {
        return new ColumnType(
                TypeKind.ENUM,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                labels,
                lenient,
                Optional.empty());
    }

    /** {@code real}, to which numbers are rounded. */
    public static ColumnType roundedReal() {
        return new ColumnType(
                TypeKind.REAL,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                true,
                Optional.empty());
    }

    public static ColumnType array(ColumnType element) {
        return new ColumnType(
                TypeKind.ARRAY,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                false,
                Optional.of(element));
    }

    private static ColumnType sized(TypeKind kind, OptionalInt length) {
        return new ColumnType(
                kind, length, OptionalInt.empty(), OptionalInt.empty(), List.of(), false, Optional.empty());
    }

    private static ColumnType counted(TypeKind kind, OptionalInt precision, OptionalInt scale) {
        return new ColumnType(kind, OptionalInt.empty(), precision, scale, List.of(), false, Optional.empty());
    }

    /** The type as DDL spells it, such as {@code numeric(10,2)}; of an enum, which has a name of its own in each database, its labels. */
    public String sql() {
        return switch (kind) {
            case DOUBLE -> "double precision";
            case VARCHAR, CHAR -> word() + inBrackets(length);
            case NUMERIC ->
                precision.isPresent() ? "numeric(" + precision.getAsInt() + "," + scale.getAsInt() + ")" : "numeric";
            case ENUM -> labels.stream().map(Identifiers::literal).collect(Collectors.joining(", ", "enum (", ")"));
            case ARRAY -> element.map(ColumnType::sql).orElse("") + "[]";
            default -> word() + inBrackets(precision);
        };
    }

    private String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String inBrackets(OptionalInt number) {
        return number.isPresent() ? "(" + number.getAsInt() + ")" : "";
    }
}

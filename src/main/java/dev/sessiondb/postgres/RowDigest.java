package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether a row is still the same, by all its columns. SQL only: the row doesn't leave the server. */
final class RowDigest {
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "xml");

    /** Types whose equal values are the same to everybody; a {@code numeric}, also in {@code jsonb}, has a scale that its equality doesn't see, and a float the sign of its zero. */
    private static final Set<String> HASHED = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "uuid",
            "bytea");

    /** A row's text must stay below the server's 1 GB, however many such values it has. */
    private static final int LARGE = 1_000_000;

    private RowDigest() {}

    /** An expression of type {@code bytea}: the SHA-256 of the row. */
    static String sha256(TargetColumns columns, String side) {
        return "sha256(convert_to(" + text(columns, side) + ", 'UTF8'))";
    }

    /** An expression of type {@code text}, equal for equal rows. */
    static String text(TargetColumns columns, String side) {
        return columns.all().stream()
                .map(c -> value(c, side + quote(c.name())))
                .collect(Collectors.joining(", ", "ROW(", ")::text"));
    }

    /**
     * An expression of type {@code bigint}, the same for equal rows.
     *
     * @param records whether the server hashes records: most of the time that their texts take is saved
     */
    static String hash(TargetColumns columns, String side, boolean records) {
        if (!records) {
            return "hashtextextended(" + text(columns, side) + " COLLATE \"C\", 0)";
        }
        return columns.all().stream()
                .map(c -> hashed(c, side + quote(c.name())))
                .collect(Collectors.joining(", ", "hash_record_extended(ROW(", "), 0)"));
    }

    private static String hashed(TargetColumns.Column column, String value) {
        return HASHED.contains(column.type()) ? value + "::" + column.type() : "(" + value + ")::text COLLATE \"C\"";
    }

    private static String value(TargetColumns.Column column, String value) {
        if (column.type().equals("bytea")) {
            return "sha256(" + value + ")";
        }
        return TEXTS.contains(column.type())
                ? "CASE WHEN octet_length(" + value + "::text) > " + LARGE + " THEN sha256(convert_to(" + value
                        + "::text, 'UTF8'))::text ELSE " + value + "::text END"
                : value;
    }
}
